/*
 * ascribe-pdf-reader - reads PDF for ascribe, locked in. Started by ascribe alone.
 */
#include "reader/pdf.h"
#include "reader/serve.h"

#include "base/banned.h"

int main(void)
{
    static const asc_read_fns fns = { .document = asc_pdf_read };
    asc_pdf_prepare();
    return asc_reader_serve(&fns);
}

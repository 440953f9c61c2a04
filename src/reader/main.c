/*
 * ascribe-reader - reads documents and lists for ascribe, locked in. Started by ascribe alone.
 */
#include "lists/formats.h"
#include "reader/serve.h"
#include "text/charset.h"
#include "text/cutting.h"
#include "text/document.h"

#include "base/banned.h"

int main(void)
{
    static const asc_read_fns fns = { asc_document_read, asc_list_file, asc_portion_read };
    asc_charset_prepare();
    return asc_reader_serve(&fns);
}

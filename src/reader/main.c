/*
 * ascribe-reader - reads documents for ascribe, locked in. Started by ascribe alone.
 */
#include "reader/serve.h"
#include "text/document.h"

#include "base/banned.h"

int main(void)
{
    return asc_reader_serve(asc_document_read);
}

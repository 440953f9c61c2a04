/*
 * ascribe-reader - reads documents and lists for ascribe, locked in. Started by ascribe alone.
 */
#include "lists/formats.h"
#include "reader/serve.h"
#include "text/charset.h"
#include "text/document.h"

#include "base/banned.h"

int main(void)
{
    asc_charset_prepare();
    return asc_reader_serve(asc_document_read, asc_list_file);
}

/* Any bytes as a crawl, with its HTTP answers. libfuzzer: -max_len=20000 */
#include "one_document.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return read_as("a.warc", data, size);
}

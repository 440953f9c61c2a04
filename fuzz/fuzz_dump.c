/* Any bytes as lines of JSON: reports, posts, strings. libfuzzer: -max_len=20000 */
#include "one_document.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return read_as("a.jsonl", data, size);
}

/* Any bytes as a web page: its tree, its report, what it says of itself. libfuzzer: -max_len=20000 */
#include "one_document.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return read_as("a.html", data, size);
}

/* Any bytes as an archive: zip, gzip, office documents. Check sums do not count here. libfuzzer: -max_len=20000 */
#include "one_document.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return read_as("a.zip", data, size);
}

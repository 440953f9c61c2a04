#include "fetch/address.h"

#include <netinet/in.h>
#include <stdint.h>
#include <string.h>

#include "base/banned.h"

static const struct {
    uint32_t address;
    unsigned bits;
} v4_refused[] = {
    { 0x00000000, 8 },  /* this network */
    { 0x0A000000, 8 },  /* private */
    { 0x64400000, 10 }, /* shared by carriers */
    { 0x7F000000, 8 },  /* loopback */
    { 0xA9FE0000, 16 }, /* link-local: clouds tell machines their secrets there */
    { 0xAC100000, 12 }, /* private */
    { 0xC0000000, 24 }, /* protocol assignments */
    { 0xC0000200, 24 }, /* documentation */
    { 0xC0586300, 24 }, /* 6to4 relays */
    { 0xC0A80000, 16 }, /* private */
    { 0xC6120000, 15 }, /* benchmarks */
    { 0xC6336400, 24 }, /* documentation */
    { 0xCB007100, 24 }, /* documentation */
    { 0xE0000000, 4 },  /* multicast */
    { 0xF0000000, 4 },  /* reserved, broadcast */
};

static const struct {
    unsigned char address[16];
    unsigned bits;
} v6_refused[] = {
    { { 0x20, 0x01, 0x00 }, 23 },       /* protocol assignments, Teredo */
    { { 0x20, 0x01, 0x0D, 0xB8 }, 32 }, /* documentation */
    { { 0x20, 0x02 }, 16 },             /* 6to4: any IPv4 address inside */
    { { 0x3F, 0xFF }, 20 },             /* documentation */
};

static bool v4_public(uint32_t a, bool loopback)
{
    if (a >> 24 == 127) return loopback;
    for (size_t i = 0; i < sizeof v4_refused / sizeof *v4_refused; i++)
        if ((a ^ v4_refused[i].address) >> (32 - v4_refused[i].bits) == 0) return false;
    return true;
}

static bool begins(const unsigned char *a, const unsigned char *prefix, unsigned bits)
{
    unsigned whole = bits / 8, rest = bits % 8;
    if (memcmp(a, prefix, whole) != 0) return false;
    return rest == 0 || (a[whole] ^ prefix[whole]) >> (8 - rest) == 0;
}

static bool v6_public(const unsigned char a[16], bool loopback)
{
    static const unsigned char mapped[12] = { [10] = 0xFF, [11] = 0xFF }, one[16] = { [15] = 1 };
    if (memcmp(a, mapped, sizeof mapped) == 0)
        return v4_public(
            (uint32_t)a[12] << 24 | (uint32_t)a[13] << 16 | (uint32_t)a[14] << 8 | a[15], loopback);
    if (memcmp(a, one, sizeof one) == 0) return loopback;
    if (a[0] >> 5 != 1) return false; /* outside 2000::/3 */
    for (size_t i = 0; i < sizeof v6_refused / sizeof *v6_refused; i++)
        if (begins(a, v6_refused[i].address, v6_refused[i].bits)) return false;
    return true;
}

bool asc_address_public(const struct sockaddr *a, socklen_t n, bool loopback)
{
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;
    if (a->sa_family == AF_INET && n >= sizeof v4) {
        memcpy(&v4, a, sizeof v4);
        return v4_public(ntohl(v4.sin_addr.s_addr), loopback);
    }
    if (a->sa_family == AF_INET6 && n >= sizeof v6) {
        memcpy(&v6, a, sizeof v6);
        return v6_public(v6.sin6_addr.s6_addr, loopback);
    }
    return false;
}

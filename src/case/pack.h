/*
 * pack - bytes hashed (SHA-256) and pressed (zstd), as the case keeps them.
 */
#ifndef ASC_CASE_PACK_H
#define ASC_CASE_PACK_H

#include <ascribe.h>

#include "base/str.h"

#define ASC_HASH_BYTES 32
#define ASC_HASH_HEX 64

typedef struct asc_hash {
    unsigned char b[ASC_HASH_BYTES];
} asc_hash;

void asc_hash_of(asc_str bytes, asc_hash *out);
void asc_hash_hex(const asc_hash *h, char out[ASC_HASH_HEX + 1]);
bool asc_hash_eq(const asc_hash *a, const asc_hash *b);

/*
 * Fields made one string that no other fields make: each is its length, ":" and its
 * bytes (netstrings), so that "ab","c" and "a","bc" differ.
 */
void asc_pack_field(asc_buf *b, asc_str s);

/* Presses and unpresses many; its scratch is kept between. For one thread. */
typedef struct asc_packer asc_packer;
asc_packer *asc_packer_new(void); /* NULL when memory ran out */
void asc_packer_free(asc_packer *p);

/* *pressed is put behind what is in `out`; false (and out as it was) when that is not
 * shorter, so that the bytes are to be kept as they are. */
asc_status asc_pack(asc_packer *p, asc_buf *out, asc_str bytes, bool *pressed,
                    asc_error *err) ASC_MUST_USE;
/* `size` is what the case says; anything else comes out: ASC_EFORMAT. */
asc_status asc_unpack(asc_packer *p, asc_buf *out, asc_str packed, size_t size,
                      asc_error *err) ASC_MUST_USE;

#endif

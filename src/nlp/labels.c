#include <ascribe.h>

#include "base/banned.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

const char *asc_pos_name(asc_pos pos)
{
    static const char *const names[] = { "",
#define ASC_X(n) #n,
                                         ASC_POS_LIST(ASC_X)
#undef ASC_X
    };
    return (size_t)pos < COUNT(names) ? names[pos] : "";
}

const char *asc_tag_name(asc_tag tag)
{
    static const char *const names[] = { "",
#define ASC_X(id, s) s,
                                         ASC_TAG_LIST(ASC_X)
#undef ASC_X
    };
    return (size_t)tag < COUNT(names) ? names[tag] : "";
}

const char *asc_dep_name(asc_dep dep)
{
    static const char *const names[] = { "",
#define ASC_X(id, s) s,
                                         ASC_DEP_LIST(ASC_X)
#undef ASC_X
    };
    return (size_t)dep < COUNT(names) ? names[dep] : "";
}

const char *asc_ent_name(asc_ent ent)
{
    static const char *const names[] = { "",
#define ASC_X(n) #n,
                                         ASC_ENT_LIST(ASC_X)
#undef ASC_X
    };
    return (size_t)ent < COUNT(names) ? names[ent] : "";
}

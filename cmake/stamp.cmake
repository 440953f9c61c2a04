# What this build reads with, and what it is altogether, as two numbers: hashes over the
# sources and tables that make statements of a report, and over all of them. A case keeps
# them with what was made, so that another build makes it anew.
#
#   cmake -DOUT=stamp.c -DSOURCE=. -P stamp.cmake
function(stamp out)
  set(all "")
  foreach(file ${ARGN})
    file(RELATIVE_PATH name ${SOURCE} ${file})
    file(SHA256 ${file} hash)
    string(APPEND all "${name} ${hash}\n")
  endforeach()
  string(SHA256 hash "${all}")
  set(${out} ${hash} PARENT_SCOPE)
endfunction()

file(GLOB reading ${SOURCE}/src/base/*.[ch] ${SOURCE}/src/core/*.[ch] ${SOURCE}/src/text/blocks.[ch]
  ${SOURCE}/src/nlp/*.[ch] ${SOURCE}/src/read/*.[ch] ${SOURCE}/src/ascribe_*.[ch]
  ${SOURCE}/include/ascribe/*.h ${SOURCE}/data/*.tsv ${SOURCE}/data/*.bin)
file(GLOB rest ${SOURCE}/src/*/*.[ch] ${SOURCE}/src/*.c)
list(APPEND rest ${reading})
list(REMOVE_DUPLICATES rest)
list(SORT reading)
list(SORT rest)
stamp(read ${reading})
stamp(whole ${rest})
file(WRITE ${OUT} "/* Made by cmake/stamp.cmake; do not edit. */
const char *asc_build_stamp(void);
const char *asc_build_stamp_whole(void);
const char *asc_build_stamp(void)
{
    return \"${read}\";
}
const char *asc_build_stamp_whole(void)
{
    return \"${whole}\";
}
")

# What this build reads with, as one number: a hash over the sources and tables that make
# statements of a report. A case keeps it with what was read, so that another build reads
# again.
#
#   cmake -DOUT=stamp.c -DSOURCE=. -P stamp.cmake
file(GLOB files ${SOURCE}/src/base/*.[ch] ${SOURCE}/src/core/*.[ch] ${SOURCE}/src/text/blocks.[ch]
  ${SOURCE}/src/nlp/*.[ch] ${SOURCE}/src/read/*.[ch] ${SOURCE}/src/ascribe_*.[ch]
  ${SOURCE}/include/ascribe/*.h ${SOURCE}/data/*.tsv ${SOURCE}/data/*.bin)
list(SORT files)
set(all "")
foreach(file ${files})
  file(RELATIVE_PATH name ${SOURCE} ${file})
  file(SHA256 ${file} hash)
  string(APPEND all "${name} ${hash}\n")
endforeach()
string(SHA256 stamp "${all}")
file(WRITE ${OUT} "/* Made by cmake/stamp.cmake; do not edit. */\nconst char *asc_build_stamp(void);\n"
  "const char *asc_build_stamp(void)\n{\n    return \"${stamp}\";\n}\n")

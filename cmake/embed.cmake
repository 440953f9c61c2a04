# Compile the tables and small models of data/ into the library, as arrays of bytes.
#
#   cmake -DOUT=tables.c -DDATA=data -P embed.cmake
#
# asc_table_NAME() in the C file gives the bytes of data/NAME.tsv or data/NAME.bin; the
# room that uses them declares it.
set(code "/* Made by cmake/embed.cmake from data/; do not edit. */\n#include <ascribe.h>\n")
file(GLOB files ${DATA}/*.tsv ${DATA}/*.bin)
list(SORT files)
foreach(file ${files})
  get_filename_component(name ${file} NAME_WE)
  file(READ ${file} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(REGEX REPLACE "((0x[0-9a-f][0-9a-f],)(0x[0-9a-f][0-9a-f],)?(0x[0-9a-f][0-9a-f],)?(0x[0-9a-f][0-9a-f],)?(0x[0-9a-f][0-9a-f],)?(0x[0-9a-f][0-9a-f],)?(0x[0-9a-f][0-9a-f],)?(0x[0-9a-f][0-9a-f],)?)" "\\1\n" bytes "${bytes}")
  string(APPEND code "\nasc_str asc_table_${name}(void);\nstatic const unsigned char ${name}[] = {\n${bytes}0 };\n"
    "asc_str asc_table_${name}(void)\n{\n    return (asc_str){ (const char *)${name}, sizeof ${name} - 1 };\n}\n")
endforeach()
file(WRITE ${OUT} "${code}")

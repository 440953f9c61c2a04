# make install: program, library (both kinds), header, pkg-config file, man pages, model.
install(TARGETS ascribe ascribe_shared
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
if(TARGET ascribe_cli)
  install(TARGETS ascribe_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
install(TARGETS ascribe_reader RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/ascribe)
if(TARGET ascribe_pdf_reader)
  install(TARGETS ascribe_pdf_reader RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/ascribe)
endif()
install(FILES include/ascribe.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY include/ascribe DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
configure_file(cmake/ascribe.pc.in ascribe.pc @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/ascribe.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
install(FILES LICENSE README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
# Fetched, not built: there may be none.
install(FILES ${ASC_MODEL} DESTINATION ${CMAKE_INSTALL_DATADIR}/ascribe OPTIONAL)

# One page for each docs/commands/NAME.md, and ascribe(1) from its README.
find_program(LOWDOWN lowdown)
if(LOWDOWN)
  file(GLOB PAGES CONFIGURE_DEPENDS docs/commands/*.md)
  set(MAN_PAGES)
  foreach(page ${PAGES})
    get_filename_component(name ${page} NAME_WE)
    set(title ascribe-${name})
    if(name STREQUAL "README")
      set(title ascribe)
    endif()
    set(man ${CMAKE_BINARY_DIR}/man/${title}.1)
    add_custom_command(OUTPUT ${man}
      COMMAND ${CMAKE_SOURCE_DIR}/scripts/man-page ${LOWDOWN} ${page} ${title}
        ${PROJECT_VERSION} ${man}
      DEPENDS ${page} scripts/man-page VERBATIM)
    list(APPEND MAN_PAGES ${man})
  endforeach()
  if(MAN_PAGES)
    add_custom_target(man ALL DEPENDS ${MAN_PAGES})
    install(FILES ${MAN_PAGES} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  endif()
else()
  message(STATUS "No lowdown: man pages are not made")
endif()

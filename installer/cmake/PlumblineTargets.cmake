# Targets of the house: one interface target of warnings and strict Qt switches that everything links,
# and one function per kind of target, so that a folder's CMakeLists.txt is a list of sources.

add_library(plumbline_strict INTERFACE)
target_compile_options(plumbline_strict INTERFACE
    -Wall -Wextra -Wpedantic -Werror -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    -Wconversion -Wno-sign-conversion -Wold-style-cast -Wnull-dereference
    # GCC 12 reports these inside Qt's and the standard library's own inline code.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-error=null-dereference -Wno-null-dereference -Wno-maybe-uninitialized -Wno-missing-field-initializers>
    $<$<CXX_COMPILER_ID:Clang>:-Wno-missing-field-initializers -Wno-gnu-zero-variadic-macro-arguments>)
target_compile_definitions(plumbline_strict INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_KEYWORDS QT_NO_FOREACH QT_STRICT_ITERATORS QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)

if(PLUMBLINE_SANITIZE)
    target_compile_options(plumbline_strict INTERFACE -fsanitize=${PLUMBLINE_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(plumbline_strict INTERFACE -fsanitize=${PLUMBLINE_SANITIZE})
endif()

find_program(PLUMBLINE_MOLD mold)
if(PLUMBLINE_MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_link_options(plumbline_strict INTERFACE -fuse-ld=mold)
endif()

# plumbline_library(NAME SOURCES ... PUBLIC ... PRIVATE ...): a static library of src/ or ui/ whose public headers
# live under its own include/ root, so that a header outside its dependencies does not compile.
function(plumbline_library name)
    cmake_parse_arguments(ARG "MOC" "" "SOURCES;PUBLIC;PRIVATE;PRECOMPILE" ${ARGN})
    add_library(plumbline_${name} STATIC ${ARG_SOURCES})
    add_library(plumbline::${name} ALIAS plumbline_${name})
    target_include_directories(plumbline_${name}
        PUBLIC ${CMAKE_CURRENT_SOURCE_DIR}/include PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
    target_link_libraries(plumbline_${name} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE} plumbline_strict)
    if(ARG_MOC)
        set_target_properties(plumbline_${name} PROPERTIES AUTOMOC ON)
        file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/include/*.h)
        target_sources(plumbline_${name} PRIVATE ${headers})
    endif()
    if(ARG_PRECOMPILE)
        target_precompile_headers(plumbline_${name} PRIVATE ${ARG_PRECOMPILE})
    endif()
endfunction()

# plumbline_program(NAME SOURCES ... LINK ...): an executable in bin/.
function(plumbline_program name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE ${ARG_LINK} plumbline_strict)
    target_include_directories(${name} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
endfunction()

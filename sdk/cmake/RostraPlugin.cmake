# SPDX-License-Identifier: Apache-2.0
include_guard(GLOBAL)

# rostra_add_plugin(NAME
#     SOURCES source...
#     [MANIFEST file]            NAME.rostra.toml unless given
#     [DATA folder]              what the plugin reads from its data folder
#     [LANGUAGE_LISTS name...]   word lists of the analysis package that it reads too: titles for LANGUAGE/titles.txt of
#                                each language that has one
#     [LINK library...]
#     [OUTPUT_DIRECTORY folder]  <binary dir of the project>/plugins unless given
#     [NOT_INSTALLED])
#
# Makes the plugin folder that the host reads, NAME/ below OUTPUT_DIRECTORY and, installed, below lib/rostra/plugins:
#
#     NAME/NAME.so  NAME/NAME.rostra.toml  NAME/data/…
#
# The library holds the manifest's bytes too, and the names of the files in data/, so that one that is lost is missed:
# `rostra_manifest.inc` and `rostra_data_files.inc`, which the export macro includes, list them as initializers of a char
# array. It exports rostra_module_0 and nothing else.
#
# Targets: NAME is the library; NAME_objects is all that is in it, for tests to link.
function(rostra_add_plugin name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "NOT_INSTALLED" "MANIFEST;DATA;OUTPUT_DIRECTORY" "SOURCES;LINK;LANGUAGE_LISTS")
    if(arg_UNPARSED_ARGUMENTS OR arg_KEYWORDS_MISSING_VALUES OR NOT arg_SOURCES)
        message(FATAL_ERROR "rostra_add_plugin(${name}): needs SOURCES, and a value after each keyword; "
            "not understood: '${arg_UNPARSED_ARGUMENTS}' '${arg_KEYWORDS_MISSING_VALUES}'")
    endif()
    if(NOT arg_MANIFEST)
        set(arg_MANIFEST "${name}.rostra.toml")
    endif()
    if(NOT arg_OUTPUT_DIRECTORY)
        set(arg_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/plugins")
    endif()
    cmake_path(ABSOLUTE_PATH arg_MANIFEST)
    if(NOT EXISTS "${arg_MANIFEST}")
        message(FATAL_ERROR "rostra_add_plugin(${name}): no manifest at ${arg_MANIFEST}")
    endif()
    set(folder "${arg_OUTPUT_DIRECTORY}/${name}")

    set(generated "${CMAKE_CURRENT_BINARY_DIR}/${name}_generated")
    add_custom_command(
        OUTPUT "${generated}/rostra_manifest.inc"
        COMMAND "${CMAKE_COMMAND}" -D "INPUT=${arg_MANIFEST}" -D "OUTPUT=${generated}/rostra_manifest.inc"
            -P "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/rostra_embed.cmake"
        DEPENDS "${arg_MANIFEST}" "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/rostra_embed.cmake"
        COMMENT "Embedding the manifest of ${name}"
        VERBATIM)

    set(data_files "")
    if(arg_DATA)
        cmake_path(ABSOLUTE_PATH arg_DATA)
        file(GLOB_RECURSE data_files RELATIVE "${arg_DATA}" CONFIGURE_DEPENDS "${arg_DATA}/*")
    endif()
    _rostra_language_lists(${name} "${arg_DATA}" "${arg_LANGUAGE_LISTS}" languages shared_files)
    list(APPEND data_files ${shared_files})
    list(FILTER data_files EXCLUDE REGEX "\\.LICENCES\\.md$")  # for people: no plugin reads them
    list(SORT data_files)
    list(TRANSFORM data_files APPEND "\n")
    string(JOIN "" data_files ${data_files})
    file(GENERATE OUTPUT "${generated}/data_files.txt" CONTENT "${data_files}")
    add_custom_command(
        OUTPUT "${generated}/rostra_data_files.inc"
        COMMAND "${CMAKE_COMMAND}" -D "INPUT=${generated}/data_files.txt"
            -D "OUTPUT=${generated}/rostra_data_files.inc" -P "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/rostra_embed.cmake"
        DEPENDS "${generated}/data_files.txt" "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/rostra_embed.cmake"
        COMMENT "Listing the data of ${name}"
        VERBATIM)

    add_library(${name}_objects OBJECT ${arg_SOURCES}
        "${generated}/rostra_manifest.inc" "${generated}/rostra_data_files.inc")
    target_include_directories(${name}_objects
        PRIVATE "${generated}"
        INTERFACE "${CMAKE_CURRENT_SOURCE_DIR}")
    target_link_libraries(${name}_objects PUBLIC rostra::sdk ${arg_LINK})
    set_target_properties(${name}_objects PROPERTIES
        POSITION_INDEPENDENT_CODE ON
        C_VISIBILITY_PRESET hidden
        CXX_VISIBILITY_PRESET hidden
        VISIBILITY_INLINES_HIDDEN ON)

    add_library(${name} MODULE)
    target_link_libraries(${name} PRIVATE ${name}_objects)
    # A project may have no C++ at all.
    set(language C)
    set(sources_of_other_languages ${arg_SOURCES})
    list(FILTER sources_of_other_languages EXCLUDE REGEX "\\.c$")
    if(sources_of_other_languages)
        set(language CXX)
    endif()
    set_target_properties(${name} PROPERTIES
        LINKER_LANGUAGE ${language}
        PREFIX ""
        SUFFIX ".so"
        LIBRARY_OUTPUT_DIRECTORY "${folder}"
        LINK_DEPENDS "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/rostra_module.map")
    target_link_options(${name} PRIVATE "LINKER:--version-script=${CMAKE_CURRENT_FUNCTION_LIST_DIR}/rostra_module.map")
    # A sanitizer's runtime is found in the program that loads the plugin.
    if(NOT "${CMAKE_C_FLAGS} ${CMAKE_CXX_FLAGS}" MATCHES "-fsanitize")
        target_link_options(${name} PRIVATE "LINKER:--no-undefined")
    endif()

    _rostra_copy_beside(${name} "${folder}" "${arg_MANIFEST}" "${arg_DATA}" "${languages}" "${shared_files}")
    if(NOT arg_NOT_INSTALLED)
        set(installed "lib/rostra/plugins/${name}")
        install(TARGETS ${name} LIBRARY DESTINATION "${installed}")
        install(FILES "${arg_MANIFEST}" DESTINATION "${installed}" RENAME "${name}.rostra.toml")
        if(arg_DATA)
            install(DIRECTORY "${arg_DATA}/" DESTINATION "${installed}/data")
        endif()
        foreach(file IN LISTS shared_files)
            cmake_path(GET file PARENT_PATH language)
            install(FILES "${languages}/${file}" DESTINATION "${installed}/data/${language}")
        endforeach()
        set_property(GLOBAL APPEND PROPERTY ROSTRA_PLUGINS ${name})
    endif()
endfunction()

# The word lists of the analysis package by these names, with their licences where those are others than the project's: the
# folder they stand in, and their paths below it.
function(_rostra_language_lists name data lists folder_variable files_variable)
    get_property(languages GLOBAL PROPERTY ROSTRA_LANGUAGES)
    set(files "")
    foreach(list IN LISTS lists)
        file(GLOB found RELATIVE "${languages}" CONFIGURE_DEPENDS "${languages}/*/${list}.txt")
        if(NOT found)
            message(FATAL_ERROR "rostra_add_plugin(${name}): no language has a list '${list}.txt' in ${languages}")
        endif()
        list(APPEND files ${found})
        if(EXISTS "${languages}/${list}.LICENCES.md")
            list(APPEND files "${list}.LICENCES.md")
        endif()
    endforeach()
    foreach(file IN LISTS files)
        if(data AND EXISTS "${data}/${file}")
            message(FATAL_ERROR "rostra_add_plugin(${name}): ${data}/${file} is shared already, by ${languages}/${file}; "
                "put its entries there")
        endif()
    endforeach()
    set(${folder_variable} "${languages}" PARENT_SCOPE)
    set(${files_variable} "${files}" PARENT_SCOPE)
endfunction()

# Copies manifest and data into the plugin folder, each file again when it changes; a file taken out of the data goes
# from the copy too.
function(_rostra_copy_beside name folder manifest data languages shared_files)
    set(copies "${folder}/${name}.rostra.toml")
    add_custom_command(
        OUTPUT "${folder}/${name}.rostra.toml"
        COMMAND "${CMAKE_COMMAND}" -E copy "${manifest}" "${folder}/${name}.rostra.toml"
        DEPENDS "${manifest}"
        COMMENT "Copying the manifest of ${name}"
        VERBATIM)
    if(data OR shared_files)
        set(files "")
        set(copying "")
        if(data)
            file(GLOB_RECURSE files CONFIGURE_DEPENDS "${data}/*")
            list(APPEND copying COMMAND "${CMAKE_COMMAND}" -E copy_directory "${data}" "${folder}/data")
        endif()
        foreach(file IN LISTS shared_files)
            cmake_path(GET file PARENT_PATH language)
            list(APPEND files "${languages}/${file}")
            list(APPEND copying
                COMMAND "${CMAKE_COMMAND}" -E make_directory "${folder}/data/${language}"
                COMMAND "${CMAKE_COMMAND}" -E copy "${languages}/${file}" "${folder}/data/${file}")
        endforeach()
        set(stamp "${CMAKE_CURRENT_BINARY_DIR}/${name}_generated/data.stamp")
        file(GENERATE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/${name}_generated/data.list" CONTENT "${files}\n")
        add_custom_command(
            OUTPUT "${stamp}"
            COMMAND "${CMAKE_COMMAND}" -E rm -rf "${folder}/data"
            ${copying}
            COMMAND "${CMAKE_COMMAND}" -E touch "${stamp}"
            DEPENDS ${files} "${CMAKE_CURRENT_BINARY_DIR}/${name}_generated/data.list"
            COMMENT "Copying the data of ${name}"
            VERBATIM)
        list(APPEND copies "${stamp}")
    endif()
    add_custom_target(${name}_beside DEPENDS ${copies})
    add_dependencies(${name} ${name}_beside)
endfunction()

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every check finds what it is there for, and is silent where all is well."""
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import boundary_includes
import boundary_size
import exported_symbols
import file_length
import file_names
import include_direction
import licence_lines
import listed_sources
import lone_headers
import plugin_files
import printing
import shared_lists
import source_tree
import sql_names
import unfinished_words
import wrapped_libraries

C_COMPILER = os.environ.get("CC", "cc")
CXX_COMPILER = os.environ.get("CXX", "c++")


class CheckTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.write("CMakeLists.txt", "")

    def write(self, path, text):
        path = self.root / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def found(self, check):
        """The places, path:line, where the check finds something."""
        return [":".join(problem.split(":")[:2]) for problem in check.problems(self.root)]


class SourceTree(CheckTest):
    def test_refuses_a_folder_that_is_no_project(self):
        with self.assertRaises(SystemExit):
            list(source_tree.source_files(self.root / "core"))

    def test_leaves_out_what_was_built(self):
        self.write("build/dev/a.cpp", "")
        self.write("core/base/b.cpp", "")
        self.assertEqual([file.path for file in source_tree.source_files(self.root)], ["core/base/b.cpp"])

    def test_blanks_comments_and_literals_and_keeps_lines(self):
        self.write("core/base/a.cpp", 'int a; // x\n/* y\n y */ int b = \'"\'; auto c = "\\"z";\nauto d = R"(w\n")";int e;\n')
        code = {line: text.split() for line, text in next(source_tree.source_files(self.root)).code_lines()}
        self.assertEqual(code[1], ["int", "a;"])
        self.assertEqual(code[2], [])
        self.assertEqual(code[3], ["int", "b", "=", ";", "auto", "c", "=", ";"])
        self.assertEqual(code[5], [";int", "e;"])


class IncludeDirection(CheckTest):
    def test_lets_includes_point_down_and_into_the_own_folder(self):
        self.write("core/engine/a.cpp", '#include <vector>\n#include "base/b.hpp"\n#include "engine/c.hpp"\n'
                                        '#include "rostra/d.hpp"\n#include <spdlog/spdlog.h>\n')
        self.assertEqual(self.found(include_direction), [])

    def test_finds_includes_up_and_sideways(self):
        self.write("core/config/a.hpp", '#pragma once\n#include "engine/b.hpp"\n')
        self.write("core/loader/c.cpp", '#include "config/d.hpp"\n')
        self.write("core/base/e.hpp", "# include <log/f.hpp>\n")
        self.assertEqual(self.found(include_direction), ["core/base/e.hpp:1", "core/config/a.hpp:2", "core/loader/c.cpp:1"])

    def test_finds_names_that_do_not_start_at_core(self):
        self.write("core/log/a.cpp", '#include "b.hpp"\n#include "../base/c.hpp"\n')
        self.assertEqual(self.found(include_direction), ["core/log/a.cpp:1", "core/log/a.cpp:2"])

    def test_finds_a_folder_without_a_rank(self):
        self.write("core/utils/a.hpp", "")
        self.write("core/b.hpp", "")
        self.assertEqual(self.found(include_direction), ["core/b.hpp:1", "core/utils/a.hpp:1"])

    def test_passes_over_includes_in_comments(self):
        self.write("core/base/a.hpp", '/*\n#include "cli/b.hpp"\n*/\n// #include "cli/c.hpp"\n')
        self.assertEqual(self.found(include_direction), [])


class BoundaryIncludes(CheckTest):
    def test_lets_a_plugin_use_the_sdk_itself_and_third_parties(self):
        self.write("plugins/a/a.hpp", "")
        self.write("plugins/a/deep/b.hpp", "")
        self.write("plugins/a/deep/a.cpp", '#include "a.hpp"\n#include "b.hpp"\n#include "rostra/x.hpp"\n'
                                           "#include <rostra/abi/y.h>\n#include <unicode/ubrk.h>\n")
        self.assertEqual(self.found(boundary_includes), [])

    def test_lets_a_plugin_use_what_its_build_makes(self):
        self.write("plugins/a/a.cpp", '#include "a_bytes.inc"\n#include "b_bytes.inc"\n')
        self.write("plugins/a/CMakeLists.txt", 'add_custom_command(OUTPUT "${made}/a_bytes.inc")\n')
        self.assertEqual(self.found(boundary_includes), ["plugins/a/a.cpp:2"])

    def test_finds_the_host_and_siblings(self):
        self.write("core/base/result.hpp", "")
        self.write("plugins/b/b.hpp", "")
        self.write("plugins/a/a.cpp", '#include "base/result.hpp"\n#include "../b/b.hpp"\n#include <base/result.hpp>\n'
                                      '#include <b/b.hpp>\n#include "b.hpp"\n#include <core/base/result.hpp>\n')
        self.assertEqual(self.found(boundary_includes), [f"plugins/a/a.cpp:{line}" for line in range(1, 7)])

    def test_keeps_the_sdk_to_the_standard_libraries(self):
        self.write("sdk/include/rostra/c.hpp", "")
        self.write("sdk/include/rostra/a.hpp", '#include <string_view>\n#include <stdint.h>\n#include "rostra/b.hpp"\n'
                                               '#include "c.hpp"\n#include "rostra_manifest.inc"\n'
                                               '#include "rostra_data_files.inc"\n')
        self.assertEqual(self.found(boundary_includes), [])
        self.write("sdk/include/rostra/a.hpp", '#include <fmt/core.h>\n#include <unistd.h>\n#include "base/result.hpp"\n')
        self.assertEqual(self.found(boundary_includes), [f"sdk/include/rostra/a.hpp:{line}" for line in (1, 2, 3)])


    def test_finds_the_analysis_package_in_the_boundary_and_in_the_host(self):
        self.write("sdk/include/rostra/a.hpp", '#include "rostra/analysis/terms/b.hpp"\n')
        self.write("core/engine/c.cpp", '#include <rostra/analysis/terms/b.hpp>\n#include "rostra/a.hpp"\n')
        self.assertEqual(self.found(boundary_includes), ["sdk/include/rostra/a.hpp:1", "core/engine/c.cpp:1"])

    def test_lets_the_analysis_package_use_the_boundary_and_icu_in_one_place(self):
        folder = "sdk/analysis/include/rostra/analysis"
        self.write(f"{folder}/language/a.hpp", '#include <unicode/uchar.h>\n#include "rostra/services.hpp"\n#include <map>\n')
        self.assertEqual(self.found(boundary_includes), [])
        self.write(f"{folder}/terms/b.hpp", '#include <unicode/uchar.h>\n#include <unistd.h>\n#include "base/result.hpp"\n')
        self.assertEqual(self.found(boundary_includes), [f"{folder}/terms/b.hpp:{line}" for line in (1, 2, 3)])

    def test_lets_the_analysis_package_call_the_system_where_it_runs_programs(self):
        folder = "sdk/analysis/include/rostra/analysis/programs"
        self.write(f"{folder}/a.hpp", '#include <unistd.h>\n#include <sys/wait.h>\n')
        self.assertEqual(self.found(boundary_includes), [])
        self.write(f"{folder}/b.hpp", '#include <dlfcn.h>\n#include <unicode/uchar.h>\n')
        self.assertEqual(self.found(boundary_includes), [f"{folder}/b.hpp:{line}" for line in (1, 2)])


class BoundarySize(CheckTest):
    def test_counts_all_headers_together(self):
        self.write("sdk/include/rostra/abi/a.h", "\n" * 1000)
        self.write("sdk/include/rostra/b.hpp", "\n" * (boundary_size.LIMIT - 1000))
        self.write("sdk/analysis/include/rostra/analysis/c.hpp", "\n" * 1000)
        self.assertEqual(self.found(boundary_size), [])
        self.write("sdk/include/rostra/d.hpp", "\n")
        self.assertEqual(self.found(boundary_size), ["sdk/include/rostra/b.hpp:1"])


class WrappedLibraries(CheckTest):
    USES = {
        "core/log": "spdlog/spdlog.h", "core/unicode": "unicode/ucnv.h", "core/manifest": "toml++/toml.h",
        "core/config": "toml++/toml.h", "core/loader": "boost/dll/shared_library.hpp",
        "core/engine": "tbb/task_group.h", "core/cli": "CLI/CLI.hpp",
    }

    def test_lets_each_be_used_at_home(self):
        for home, header in self.USES.items():
            self.write(f"{home}/a.cpp", f"#include <{header}>\n")
        self.write("core/unicode/b.cpp", '#include "unicode/decode.hpp"\n')
        self.write("core/run/c.cpp", '#include "unicode/decode.hpp"\n')
        self.write("plugins/words/d.cpp", "#include <unicode/ubrk.h>\n")
        self.assertEqual(self.found(wrapped_libraries), [])

    def test_finds_each_elsewhere(self):
        for header in sorted(set(self.USES.values())):
            self.write("core/run/a.cpp", f"// one\n#include <{header}>\n")
            self.assertEqual(self.found(wrapped_libraries), ["core/run/a.cpp:2"], header)

    def test_finds_a_plugin_with_a_logger_of_its_own(self):
        self.write("plugins/a/a.cpp", "#include <spdlog/sinks/null_sink.h>\n")
        self.assertEqual(self.found(wrapped_libraries), ["plugins/a/a.cpp:1"])

    def test_finds_a_second_file_that_uses_onetbb(self):
        self.write("core/engine/a.cpp", "#include <oneapi/tbb/task_group.h>\n")
        self.write("core/engine/b.cpp", "#include <tbb/parallel_for.h>\n")
        self.assertEqual(self.found(wrapped_libraries), ["core/engine/b.cpp:1"])


class Printing(CheckTest):
    PRINTS = ["std::cout << 1;", "std::cerr << 1;", 'std::printf("");', 'printf ("");', 'std::puts("");',
              'std::fprintf(stderr, "");', "fputs(a, stdout);", "write(STDERR_FILENO, a, 1);", 'fmt::print("");',
              'perror("");']

    def test_finds_every_way_to_print(self):
        for statement in self.PRINTS:
            self.write("core/run/a.cpp", f"\n{statement}\n")
            self.assertEqual(self.found(printing), ["core/run/a.cpp:2"], statement)

    def test_holds_for_plugins_and_the_sdk(self):
        self.write("plugins/a/a.cpp", self.PRINTS[0])
        self.write("sdk/include/rostra/a.hpp", self.PRINTS[0])
        self.assertEqual(self.found(printing), ["plugins/a/a.cpp:1", "sdk/include/rostra/a.hpp:1"])

    def test_lets_cli_print_and_others_speak_of_it(self):
        self.write("core/cli/a.cpp", self.PRINTS[0])
        self.write("core/run/b.cpp", '// std::cout\nauto a = "stderr"; std::snprintf(b, 1, "c"); report.print(x);\n')
        self.assertEqual(self.found(printing), [])


class PluginFiles(CheckTest):
    OPENS = ["std::ifstream a(b);", "#include <fstream>\nstd::ofstream a;", "std::filesystem::path a;", "auto a = fopen(b, c);",
             "int a = ::open(b, 0);", "auto a = opendir(b);"]

    def test_finds_every_way_to_open_a_file(self):
        for statement in self.OPENS:
            self.write("plugins/a/a.cpp", statement + "\n")
            self.assertNotEqual(self.found(plugin_files), [], statement)

    def test_lets_others_open_and_plugins_ask_the_host(self):
        self.write("core/files/a.cpp", self.OPENS[0])
        self.write("plugins/a/a.cpp", "// std::ifstream\nauto a = Files(call).open(name); aggregator.open(b);\n"
                                      "static rostra_status open(const rostra_call* call);\n")
        self.assertEqual(self.found(plugin_files), [])


class FileNames(CheckTest):
    def test_finds_two_sources_of_one_name(self):
        self.write("core/base/a.hpp", "")
        self.write("plugins/a/a.hpp", "")
        self.write("plugins/a/README.md", "")
        self.write("plugins/b/README.md", "")
        self.assertEqual(self.found(file_names), ["plugins/a/a.hpp:1"])


class LicenceLines(CheckTest):
    def test_knows_the_line_of_each_language(self):
        self.write("a.c", "/* SPDX-License-Identifier: Apache-2.0 */\n")
        self.write("b.cpp", "// SPDX-License-Identifier: Apache-2.0\n")
        self.write("c.py", "#!/usr/bin/env python3\n# SPDX-License-Identifier: Apache-2.0\n")
        self.write("d.cmake", "# SPDX-License-Identifier: Apache-2.0\n")
        self.assertEqual(self.found(licence_lines), [])

    def test_finds_sources_without_it(self):
        self.write("a.c", "int a;\n")
        self.write("b.hpp", "\n// SPDX-License-Identifier: Apache-2.0\n")
        self.write("c.py", "")
        self.write("d.cpp", "// SPDX-License-Identifier: MIT\n")
        self.assertEqual(self.found(licence_lines), ["a.c:1", "b.hpp:1", "c.py:1", "d.cpp:1"])


class FileLength(CheckTest):
    def test_finds_a_long_file_that_does_not_say_why(self):
        self.write("a.cpp", "\n" * 400)
        self.write("b.cpp", "\n" * 401)
        self.write("c.cpp", "// Long because the table of cases is one thing.\n" + "\n" * 400)
        self.write("d.cpp", "\n" * 10 + "// Long because nobody reads this far.\n" + "\n" * 400)
        self.assertEqual(self.found(file_length), ["b.cpp:1", "d.cpp:1"])


class UnfinishedWords(CheckTest):
    def test_finds_each_mark_in_any_case(self):
        for mark in unfinished_words.MARKS:
            self.write("a.md", f"one\n{mark.lower()}: two\n")
            self.assertEqual(self.found(unfinished_words), ["a.md:2"], mark)

    def test_passes_over_words_that_hold_a_mark(self):
        self.write("a.cpp", "// mastodons, shacks, hackles and " + "XX" "XIV\n")
        self.assertEqual(self.found(unfinished_words), [])


class ListedSources(CheckTest):
    def test_finds_a_source_that_nothing_builds(self):
        self.write("core/base/CMakeLists.txt", "target_sources(x PRIVATE a.cpp my_c.cpp)")
        self.write("core/base/a.cpp", "")
        self.write("core/base/c.cpp", "")
        self.assertEqual(self.found(listed_sources), ["core/base/c.cpp:1"])

    def test_takes_a_list_in_a_folder_above(self):
        self.write("plugins/a/CMakeLists.txt", "rostra_add_plugin(a SOURCES deep/b.cpp)")
        self.write("plugins/a/deep/b.cpp", "")
        self.assertEqual(self.found(listed_sources), [])

    def test_takes_a_variable_in_a_name_for_anything(self):
        self.write("core/base/CMakeLists.txt", "target_sources(x PRIVATE clock_${KIND}.cpp)")
        self.write("core/base/clock_fast.cpp", "")
        self.assertEqual(self.found(listed_sources), [])


class ExportedSymbols(CheckTest):
    def library(self, source):
        self.write("a.c", source)
        path = str(self.root / "a.so")
        subprocess.run([C_COMPILER, "-shared", "-fPIC", "-o", path, str(self.root / "a.c")], check=True)
        return path

    def test_is_content_with_the_one_symbol(self):
        library = self.library("int rostra_module_0(void) { return 0; }\nstatic int own;\nint *f(void);\n")
        self.assertEqual(list(exported_symbols.problems([library])), [])

    def test_finds_another_beside_it_another_major_and_none(self):
        for source in ("int rostra_module_0(void) { return 0; } int more;", "int rostra_module_1;", "static int a;"):
            library = self.library(source)
            self.assertEqual(len(list(exported_symbols.problems([library]))), 1, source)

    def test_finds_that_there_is_no_plugin_to_look_at(self):
        self.assertEqual(list(exported_symbols.problems([])), ["no plugin was built"])


class SharedLists(CheckTest):
    def test_is_content_with_a_list_of_two_plugins(self):
        self.write("plugins/a/CMakeLists.txt", "rostra_add_plugin(a\n    LANGUAGE_LISTS male titles\n    LINK x)")
        self.write("plugins/b/CMakeLists.txt", "rostra_add_plugin(b LANGUAGE_LISTS titles)")
        self.write("sdk/analysis/languages/en/titles.txt", "# [c]\nminister\nelder [a]\nstate [a b]\n")
        self.assertEqual(self.found(shared_lists), [])
        self.write("sdk/analysis/languages/en/titles.txt", "minister\nelder [c]\n")
        self.assertEqual(self.found(shared_lists), ["sdk/analysis/languages/en/titles.txt:2"])

    def test_finds_a_list_that_is_not_shared(self):
        self.write("plugins/a/CMakeLists.txt", "rostra_add_plugin(a LANGUAGE_LISTS male)")
        self.write("sdk/analysis/languages/en/male.txt", "mr\n")
        self.assertEqual(self.found(shared_lists), ["sdk/analysis/languages/en/male.txt:1"])


class SqlNames(CheckTest):
    MANIFEST = '[[component]]\n[[component.output]]\ntable = "%s"\ncolumns = [{ name = "%s" }, { name = "end" }]\n'

    def test_finds_tables_and_columns_that_sql_keeps_to_itself(self):
        for names in (("order", "count"), ("counts", "table")):
            self.write("plugins/a/a.rostra.toml", self.MANIFEST % names)
            self.assertEqual(self.found(sql_names), ["plugins/a/a.rostra.toml:1"])

    def test_lets_others_be(self):
        self.write("plugins/a/a.rostra.toml", self.MANIFEST % ("counts", "group_name"))
        self.assertEqual(self.found(sql_names), [])


class LoneHeaders(CheckTest):
    COMPILERS = [("c", C_COMPILER), ("c++", CXX_COMPILER)]

    def found_in(self, name, text):
        self.write(f"include/{name}", text)
        return len(list(lone_headers.problems(self.root / "include", self.COMPILERS)))

    def test_is_content_with_a_header_that_stands_alone(self):
        self.assertEqual(self.found_in("a.h", "#pragma once\n#include <stdint.h>\ntypedef struct a { int32_t b; } a;\n"), 0)

    def test_finds_a_missing_include(self):
        self.assertEqual(self.found_in("a.h", "#pragma once\nint32_t a(void);\n"), 2)

    def test_finds_a_missing_guard(self):
        self.assertEqual(self.found_in("a.h", "struct a { int b; };\n"), 2)

    def test_finds_what_only_one_language_knows(self):
        self.assertEqual(self.found_in("a.h", "#pragma once\nstruct a { int b; };\nvoid c(struct a *class);\n"), 1)
        self.assertEqual(self.found_in("a.h", "#pragma once\nclass a;\n"), 1)

    def test_compiles_the_cpp_layer_as_cpp_alone(self):
        self.assertEqual(self.found_in("a.hpp", "#pragma once\n#include <span>\ninline std::span<int> a() { return {}; }\n"), 0)
        self.assertEqual(self.found_in("a.hpp", "#pragma once\ninline std::span<int> a() { return {}; }\n"), 1)

    def test_looks_for_includes_in_the_folders_beside(self):
        self.write("beside/b.hpp", "#pragma once\n")
        self.assertEqual(self.found_in("a.hpp", '#pragma once\n#include "b.hpp"\n'), 1)
        beside = ("beside", str(self.root / "beside"))
        self.assertEqual(list(lone_headers.problems(self.root / "include", [*self.COMPILERS, beside])), [])

    def test_finds_that_there_is_none(self):
        self.assertEqual(len(list(lone_headers.problems(self.root / "include", self.COMPILERS))), 1)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-q"])

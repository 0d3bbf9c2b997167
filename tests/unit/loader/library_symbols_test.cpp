// SPDX-License-Identifier: Apache-2.0
#include "loader/library_symbols.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <ostream>
#include <string>

#include "support/temporary_folder.hpp"
#include "unit/loader/elf_image.hpp"

namespace rostra::core {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::IsEmpty;
using ::testing::StartsWith;

const std::string kPlugin = BAD_PLUGINS "/misbehaving/misbehaving.so";

/// What is said of a file that is no library, without its name and what to do, which are always there.
std::string refusal(const std::string& path) {
    const Result<std::vector<std::string>> symbols = library_symbols(path, "rostra_module_");
    if (symbols) return "it can be used";
    EXPECT_EQ(symbols.error().kind, ErrorKind::usage);
    const std::string before = "'" + path + "' is no shared library that can be used: ";
    const std::string after = "; build it again, or take it and its manifest away";
    std::string message = symbols.error().message;
    EXPECT_THAT(message, StartsWith(before));
    EXPECT_THAT(message, EndsWith(after));
    return message.size() < before.size() + after.size()
               ? message
               : message.substr(before.size(), message.size() - before.size() - after.size());
}

TEST(LibrarySymbols, AreThoseThatBeginSo) {
    const Result<std::vector<std::string>> symbols = library_symbols(kPlugin, "rostra_module_");
    ASSERT_TRUE(symbols);
    EXPECT_THAT(*symbols, ElementsAre("rostra_module_0"));
    const Result<std::vector<std::string>> none = library_symbols(kPlugin, "rostra_nothing_");
    ASSERT_TRUE(none);
    EXPECT_THAT(*none, IsEmpty());
}

TEST(SymbolReader, ReadsOnBehindALibraryThatCannotBeRead) {
    test::TemporaryFolder folder;
    SymbolReader reader;
    for (int times = 0; times < 2; ++times) {
        EXPECT_THAT(*reader.read(kPlugin, "rostra_module_"), ElementsAre("rostra_module_0"));
        EXPECT_FALSE(reader.read(folder.write("a.so", "no library"), "rostra_module_"));
        EXPECT_THAT(*reader.read(kPlugin, "rostra_nothing_"), IsEmpty());
    }
}

/// The second one's process inherits the first one's end of the line to its own.
TEST(SymbolReader, EndsWhileAnotherIsAtWork) {
    SymbolReader second;
    SymbolReader first;
    EXPECT_TRUE(first.read(kPlugin, "rostra_module_"));
    EXPECT_TRUE(second.read(kPlugin, "rostra_module_"));
}

class NoLibrary : public ::testing::Test {
protected:
    test::TemporaryFolder folder_;
};

TEST_F(NoLibrary, IsAFileThatIsNotThere) { EXPECT_EQ(refusal(folder_ / "a.so"), "it is no regular file"); }

TEST_F(NoLibrary, IsAFolder) {
    std::filesystem::create_directory(folder_ / "a.so");
    EXPECT_EQ(refusal(folder_ / "a.so"), "it is no regular file");
}

TEST_F(NoLibrary, IsAPipeThatNobodyWritesTo) {
    ASSERT_EQ(::mkfifo((folder_ / "a.so").c_str(), 0600), 0);
    EXPECT_EQ(refusal(folder_ / "a.so"), "it is no regular file");
}

TEST_F(NoLibrary, IsADevice) {
    std::filesystem::create_symlink("/dev/zero", folder_ / "a.so");
    EXPECT_EQ(refusal(folder_ / "a.so"), "it is no regular file");
}

TEST_F(NoLibrary, IsALinkToItself) {
    std::filesystem::create_symlink(folder_ / "b.so", folder_ / "a.so");
    std::filesystem::create_symlink(folder_ / "a.so", folder_ / "b.so");
    EXPECT_EQ(refusal(folder_ / "a.so"), "it is no regular file");
}

TEST_F(NoLibrary, IsAFileThatCannotBeRead) {
    // A regular file, open to all by its permissions, and an error when it is read.
    std::filesystem::create_symlink("/proc/self/mem", folder_ / "a.so");
    EXPECT_EQ(refusal(folder_ / "a.so"), "it has no readable symbols");
}

TEST_F(NoLibrary, IsAnEmptyFile) { EXPECT_EQ(refusal(folder_.write("a.so")), "it has no readable symbols"); }

TEST_F(NoLibrary, IsAText) {
    EXPECT_EQ(refusal(folder_.write("a.so", "INPUT(libc.so.6)\n")), "it has no readable symbols");
}

TEST_F(NoLibrary, IsALibraryCutShortAnywhere) {
    const std::string whole = ElfImage(kPlugin).bytes();
    for (const std::size_t size : {std::size_t{4}, std::size_t{5}, sizeof(Elf64_Ehdr) - 1, sizeof(Elf64_Ehdr),
                                   whole.size() / 2, whole.size() - 2 * sizeof(Elf64_Shdr)}) {
        // Its section headers stand at the end; without them the symbols cannot be found, whatever else is there.
        const std::string path = folder_.write("a.so", whole.substr(0, size));
        const Result<std::vector<std::string>> symbols = library_symbols(path, "rostra_module_");
        EXPECT_TRUE(!symbols || symbols->empty()) << size;
    }
}

struct Forgery {
    const char* name;
    void (*forge)(ElfImage&);
};
void PrintTo(const Forgery& forgery, std::ostream* out) { *out << forgery.name; }

class ForgedLibrary : public ::testing::TestWithParam<Forgery> {
protected:
    test::TemporaryFolder folder_;
};

/// What is said of it depends on how far the reading gets; that it ends, and says something of use, does not.
TEST_P(ForgedLibrary, IsSurvived) {
    ElfImage image(kPlugin);
    GetParam().forge(image);
    const std::string path = folder_.write("a.so", image.bytes());
    const Result<std::vector<std::string>> symbols = library_symbols(path, "rostra_module_");
    if (symbols) {
        EXPECT_THAT(*symbols, IsEmpty());
    } else {
        EXPECT_NE(refusal(path), "looking at it took too long");
    }
}

INSTANTIATE_TEST_SUITE_P(
    Headers, ForgedLibrary,
    ::testing::Values(
        Forgery{"SectionsBeyondTheFile", [](ElfImage& i) { i.header().e_shoff = 1ULL << 40; }},
        Forgery{"SectionsBeforeTheFile", [](ElfImage& i) { i.header().e_shoff = ~0ULL - 63; }},
        Forgery{"NamesInNoSection", [](ElfImage& i) { i.header().e_shstrndx = 0xFFFF; }},
        Forgery{"NamesOf16GiB", [](ElfImage& i) { i.section(".shstrtab").sh_size = 1ULL << 34; }},
        Forgery{"NamesOfAllMemory", [](ElfImage& i) { i.section(".shstrtab").sh_size = ~0ULL; }},
        Forgery{"SymbolsOf16GiB", [](ElfImage& i) { i.section(".symtab").sh_size = 1ULL << 34; }},
        Forgery{"SymbolsOfAllMemory", [](ElfImage& i) { i.section(".symtab").sh_size = ~0ULL; }},
        Forgery{"SymbolsBeyondTheFile", [](ElfImage& i) { i.section(".symtab").sh_offset = 1ULL << 62; }},
        Forgery{"SymbolNamesOf16GiB", [](ElfImage& i) { i.section(".strtab").sh_size = 1ULL << 34; }},
        Forgery{"SymbolNamesBeyondTheFile", [](ElfImage& i) { i.section(".strtab").sh_offset = 1ULL << 62; }},
        Forgery{"SymbolsOfOneByte", [](ElfImage& i) { i.section(".symtab").sh_size = 1; }},
        Forgery{"OtherBitsThanThisMachine", [](ElfImage& i) { i.header().e_ident[EI_CLASS] = ELFCLASS32; }},
        Forgery{"NoSections", [](ElfImage& i) { i.header().e_shnum = 0; }}),
    [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace rostra::core

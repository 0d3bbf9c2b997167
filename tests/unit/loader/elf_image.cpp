// SPDX-License-Identifier: Apache-2.0
#include "unit/loader/elf_image.hpp"

#include <cstddef>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace rostra::core {

ElfImage::ElfImage(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    bytes_.assign(std::istreambuf_iterator<char>(file), {});
    if (!bytes_.starts_with(ELFMAG)) throw std::runtime_error(path + " is no library");
}

Elf64_Shdr& ElfImage::section(std::string_view name) {
    const std::size_t names = section(std::size_t{header().e_shstrndx}).sh_offset;
    for (std::size_t i = 0; i < sections(); ++i) {
        if (name == at<const char>(names + section(i).sh_name)) return section(i);
    }
    throw std::runtime_error("the library has no section " + std::string(name));
}

std::vector<Elf64_Sym*> ElfImage::symbols(std::string_view name) {
    std::vector<Elf64_Sym*> found;
    for (std::size_t i = 0; i < sections(); ++i) {
        const Elf64_Shdr& table = section(i);
        if (table.sh_type != SHT_SYMTAB && table.sh_type != SHT_DYNSYM) continue;
        const std::size_t names = section(std::size_t{table.sh_link}).sh_offset;
        for (std::size_t k = 0; k < table.sh_size / sizeof(Elf64_Sym); ++k) {
            Elf64_Sym* symbol = at<Elf64_Sym>(table.sh_offset) + k;
            if (name == at<const char>(names + symbol->st_name)) found.push_back(symbol);
        }
    }
    return found;
}

}  // namespace rostra::core

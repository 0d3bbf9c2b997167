// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <elf.h>

#include <string>
#include <string_view>
#include <vector>

namespace rostra::core {

/// The bytes of a shared library, to be changed into those of a forged one.
class ElfImage {
public:
    /// Throws where there is no such file.
    explicit ElfImage(const std::string& path);

    [[nodiscard]] Elf64_Ehdr& header() { return *at<Elf64_Ehdr>(0); }
    /// By its name: ".symtab". Throws where there is none.
    [[nodiscard]] Elf64_Shdr& section(std::string_view name);
    /// The entries for a symbol in every symbol table.
    [[nodiscard]] std::vector<Elf64_Sym*> symbols(std::string_view name);

    [[nodiscard]] const std::string& bytes() const { return bytes_; }

private:
    template <class T>
    [[nodiscard]] T* at(std::size_t offset) {
        return reinterpret_cast<T*>(bytes_.data() + offset);
    }
    [[nodiscard]] std::size_t sections() { return header().e_shnum; }
    [[nodiscard]] Elf64_Shdr& section(std::size_t i) { return *(at<Elf64_Shdr>(header().e_shoff) + i); }

    std::string bytes_;
};

}  // namespace rostra::core

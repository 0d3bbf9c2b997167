// SPDX-License-Identifier: Apache-2.0
#include "files/libarchive.hpp"

#include <dlfcn.h>

#include <string>
#include <type_traits>

namespace rostra::core {

namespace {

constexpr const char* kLibrary = ROSTRA_LIBARCHIVE;  // its name as the loader knows it: "libarchive.so.13"

Error unusable(const char* why) {
    return Error::failed(
        std::string("archives are read by ") + kLibrary +
        " (on Debian of the package libarchive13), which cannot be used: " + (why == nullptr ? "" : why));
}

Result<Libarchive> open() {
    void* library = ::dlopen(kLibrary, RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) return unusable(::dlerror());
    Libarchive functions{};
    const char* missing = nullptr;
    const auto find = [&](const char* name, auto& function) {
        function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(::dlsym(library, name));
        if (function == nullptr) missing = name;
    };
    find("archive_read_new", functions.read_new);
    find("archive_read_free", functions.read_free);
    find("archive_read_support_format_zip", functions.support_zip);
    find("archive_read_support_format_tar", functions.support_tar);
    find("archive_read_support_format_raw", functions.support_raw);
    find("archive_read_support_format_empty", functions.support_empty);
    find("archive_read_support_filter_gzip", functions.support_gzip);
    find("archive_read_support_filter_bzip2", functions.support_bzip2);
    find("archive_read_support_filter_xz", functions.support_xz);
    find("archive_read_support_filter_zstd", functions.support_zstd);
    find("archive_read_set_read_callback", functions.set_read_callback);
    find("archive_read_set_skip_callback", functions.set_skip_callback);
    find("archive_read_set_seek_callback", functions.set_seek_callback);
    find("archive_read_set_callback_data", functions.set_callback_data);
    find("archive_read_open1", functions.read_open);
    find("archive_read_next_header", functions.next_header);
    find("archive_read_data", functions.read_data);
    find("archive_format", functions.format);
    find("archive_filter_count", functions.filter_count);
    find("archive_error_string", functions.error_string);
    find("archive_set_error", functions.set_error);
    find("archive_entry_pathname", functions.entry_path);
    find("archive_entry_filetype", functions.entry_type);
    find("archive_entry_hardlink", functions.entry_hard_link);
    find("archive_entry_symlink", functions.entry_soft_link);
    find("archive_entry_is_encrypted", functions.entry_is_encrypted);
    if (missing != nullptr) return unusable((std::string("it has no ") + missing).c_str());
    return functions;
}

}  // namespace

Result<const Libarchive*> Libarchive::get() {
    static const Result<Libarchive> opened = open();
    if (!opened) return opened.error();
    return &*opened;
}

}  // namespace rostra::core

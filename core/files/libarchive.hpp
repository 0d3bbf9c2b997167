// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include "base/result.hpp"

namespace rostra::core {

/// The functions of libarchive that the host uses. The library is opened for the first archive that is read: with those that
/// it links it takes 1.4 MB of memory, and most runs read none.
struct Libarchive {
    /// Of the whole program. The error names the library and the package.
    [[nodiscard]] static Result<const Libarchive*> get();

    decltype(&::archive_read_new) read_new;
    decltype(&::archive_read_free) read_free;
    decltype(&::archive_read_support_format_zip) support_zip;
    decltype(&::archive_read_support_format_tar) support_tar;
    decltype(&::archive_read_support_format_raw) support_raw;
    decltype(&::archive_read_support_format_empty) support_empty;
    decltype(&::archive_read_support_filter_gzip) support_gzip;
    decltype(&::archive_read_support_filter_bzip2) support_bzip2;
    decltype(&::archive_read_support_filter_xz) support_xz;
    decltype(&::archive_read_support_filter_zstd) support_zstd;
    decltype(&::archive_read_set_read_callback) set_read_callback;
    decltype(&::archive_read_set_skip_callback) set_skip_callback;
    decltype(&::archive_read_set_seek_callback) set_seek_callback;
    decltype(&::archive_read_set_callback_data) set_callback_data;
    decltype(&::archive_read_open1) read_open;
    decltype(&::archive_read_next_header) next_header;
    decltype(&::archive_read_data) read_data;
    decltype(&::archive_format) format;
    decltype(&::archive_filter_count) filter_count;
    decltype(&::archive_error_string) error_string;
    decltype(&::archive_set_error) set_error;
    decltype(&::archive_entry_pathname) entry_path;
    decltype(&::archive_entry_filetype) entry_type;
    decltype(&::archive_entry_hardlink) entry_hard_link;
    decltype(&::archive_entry_symlink) entry_soft_link;
    decltype(&::archive_entry_is_encrypted) entry_is_encrypted;
};

}  // namespace rostra::core

// SPDX-License-Identifier: Apache-2.0
#include "run/unpack_inputs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <tuple>
#include <utility>

#include "base/wording.hpp"
#include "engine/reader_choice.hpp"
#include "files/file_error.hpp"
#include "files/file_range.hpp"
#include "files/nameless_file.hpp"
#include "run/unpacker.hpp"

namespace rostra::core {

namespace {

/// Whether files of archives are for the host to unpack: not where they are to be read as they are.
bool may_unpack(const Plan& plan, const SourceFile& file) {
    const InputPlan& input = plan.inputs[file.input];
    if (input.treat_as_text) return false;
    if (!file.passing && !Unpacker::is_named_archive(file.id)) return false;
    return std::none_of(input.readers.begin(), input.readers.end(), [&](std::size_t index) {
        const StagePlan& reader = plan.readers[index];
        const AcceptedInputs& accepts =
            reader.plugin->manifest.components[reader.components.front().index].accepts;
        return is_named_so(accepts, file.id);
    });
}

bool is_bad(const SourceFile& file) { return file.packed != nullptr && !file.packed->problem.empty(); }

void set_aside(SourceFile& file, std::string problem) {
    PackedSource packed = *file.packed;
    packed.problem = std::move(problem);
    file.packed = std::make_shared<const PackedSource>(std::move(packed));
}

/// By ids. Of two files with one id the first in its archive stays; one that would be a folder of others makes way for them.
void put_in_order(std::vector<SourceFile>& files) {
    std::stable_sort(files.begin(), files.end(), [](const SourceFile& a, const SourceFile& b) {
        return std::make_tuple(std::string_view(a.id), is_bad(a)) <
               std::make_tuple(std::string_view(b.id), is_bad(b));
    });
    for (std::size_t i = 1; i < files.size(); ++i) {
        if (files[i].id != files[i - 1].id || files[i].packed == nullptr || is_bad(files[i])) continue;
        set_aside(files[i], "another file in the archive has this name, too, and stands before it");
    }
    std::vector<std::string_view> ids;
    for (const SourceFile& file : files) {
        if (!is_bad(file)) ids.emplace_back(file.id);
    }
    for (SourceFile& file : files) {
        if (file.packed == nullptr || is_bad(file)) continue;
        const std::string folder = file.id + "/";
        const auto next = std::lower_bound(ids.begin(), ids.end(), folder);
        if (next == ids.end() || !next->starts_with(folder)) continue;
        set_aside(file,
                  fmt::format("is a file and, for {}, a folder; unpack the archive, and rename one of them",
                              in_quotes(*next)));
    }
}

}  // namespace

Result<UnpackedInputs> unpack_inputs(const Plan& plan, Inputs& inputs, const std::string& folder,
                                     const StopFlag& stop) {
    UnpackedInputs unpacked;
    const bool any = std::any_of(inputs.files.begin(), inputs.files.end(),
                                 [&](const SourceFile& file) { return may_unpack(plan, file); });
    if (!any) return unpacked;
    FileHandle spool = open_nameless_file(folder);
    if (!spool) return file_error("unpack archives in", folder, errno);
    UnpackLimits limits;
    limits.bytes = plan.run.unpacked;
    Unpacker unpacker(std::move(spool), limits, stop);
    std::vector<SourceFile> kept;
    for (SourceFile& file : inputs.files) {
        Result<bool> is_archive = may_unpack(plan, file) ? unpacker.unpack(file) : Result<bool>(false);
        if (!is_archive) return is_archive.error();
        if (!*is_archive) kept.push_back(std::move(file));
    }
    for (SourceFile& file : unpacker.take_files()) kept.push_back(std::move(file));
    put_in_order(kept);
    inputs.files = std::move(kept);
    inputs.bytes = 0;
    for (const SourceFile& file : inputs.files) inputs.bytes += file.bytes;
    unpacked.warnings = unpacker.warnings();
    unpacked.file = unpacker.take_spool();
    return unpacked;
}

Result<Bytes> unpack_again(const std::string& path, const std::string& archive, const std::string& id,
                           const std::string& folder) {
    FileHandle spool = open_nameless_file(folder);
    if (!spool) return file_error("unpack archives in", folder, errno);
    const StopFlag never;
    Unpacker unpacker(std::move(spool), UnpackLimits(), never);
    std::error_code ignored;
    const Result<bool> done = unpacker.unpack({archive, path, std::filesystem::file_size(path, ignored)});
    if (!done) return done.error();
    for (const SourceFile& file : unpacker.take_files()) {
        if (file.id != id || !file.packed->problem.empty()) continue;
        Bytes bytes(file.bytes);
        const FileHandle kept = unpacker.take_spool();
        const Result<std::size_t> got =
            read_at({kept.get(), file.packed->begin, file.bytes}, 0, {bytes.data(), bytes.size()});
        if (!got) return got.error();
        return bytes;
    }
    return Error::failed(
        fmt::format("there is no {} in {} any more; run again", in_quotes(id), in_quotes(path)));
}

}  // namespace rostra::core

// SPDX-License-Identifier: Apache-2.0
// What memory it takes to save a state that spilled to a file, in its envelope, and to load it again.
//
//     state_memory PLUGIN_FOLDER MIB BUDGET_MIB LIMIT_MIB
//
// PLUGIN_FOLDER: of `spilling`, whose state is to have so many MiB under such a budget. Fails where the process holds more
// than the limit at once, or the loaded state finishes otherwise than the one that was saved. Scratch files and the saved
// state lie below TMPDIR.
#include <sys/resource.h>

#include <cstdint>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>

#include "engine/state_envelope.hpp"
#include "laws/in_memory_host.hpp"
#include "laws/test_component.hpp"

namespace rostra::laws {
namespace {

constexpr std::int64_t kMebibyte = std::int64_t{1} << 20;

/// A file that is gone with this object.
class StateFile {
public:
    StateFile() {
        const char* folder = std::getenv("TMPDIR");
        std::string name = std::string(folder != nullptr ? folder : "/tmp") + "/rostra-state-XXXXXX";
        const int descriptor = ::mkstemp(name.data());
        if (descriptor < 0) throw std::runtime_error("no file could be made below TMPDIR");
        ::close(descriptor);
        path_ = name;
    }
    StateFile(const StateFile&) = delete;
    StateFile& operator=(const StateFile&) = delete;
    ~StateFile() { std::filesystem::remove(path_); }

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// Bytes of memory that the process held at most.
std::int64_t most_memory() {
    struct rusage usage {};
    ::getrusage(RUSAGE_SELF, &usage);
    return std::int64_t{usage.ru_maxrss} * 1024;
}

void save(TestAggregator& aggregator, const TestAggregator::State& state, const StateFile& file) {
    std::ofstream out(file.path(), std::ios::binary);
    core::StateEnvelopeWriter envelope(
        aggregator.origin(), [&](std::string_view bytes) -> core::Result<void> {
            if (out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()))) return {};
            return core::Error::failed("the disk is full");
        });
    aggregator.save(state, *envelope.sink());
    const core::Result<void> whole = envelope.finish();
    if (!whole || !out.flush()) throw std::runtime_error(whole ? "the disk is full" : whole.error().message);
}

TestAggregator::State load(TestAggregator& aggregator, const StateFile& file) {
    std::ifstream in(file.path(), std::ios::binary);
    core::StateEnvelopeReader envelope("the state", [&](char* bytes, std::size_t size) {
        in.read(bytes, static_cast<std::streamsize>(size));
        return core::Result<std::size_t>(static_cast<std::size_t>(in.gcount()));
    });
    if (const core::Result<void> ours = envelope.open(aggregator.origin()); !ours)
        throw std::runtime_error(ours.error().message);
    return aggregator.load(*envelope.stream(), -1);
}

int run(const std::string& plugin, std::int64_t mebibytes, std::int64_t budget, std::int64_t limit) {
    InMemoryHost host;
    host.budget = budget * kMebibyte;
    const LoadedModule module(plugin);
    const Shape spilled = {
        Shape::Kind::table,
        "spilled",
        {{"records", ColumnKind::int64}, {"in_order", ColumnKind::int64}, {"values", ColumnKind::int64}}};
    TestAggregator aggregator(host, module, "records", {{}, {}, {spilled}, {}});
    const StateFile file;
    Rows before;
    {
        TestAggregator::State state = aggregator.open();
        const TestDocuments document = {{0, "a", std::to_string(mebibytes), "", {}}};
        aggregator.update(state, document);
        save(aggregator, state, file);
        before = aggregator.finish(state).front();
    }
    TestAggregator::State loaded = load(aggregator, file);
    const Rows after = aggregator.finish(loaded).front();
    const std::int64_t most = most_memory() / kMebibyte;
    std::cout << "a state of "
              << std::filesystem::file_size(file.path()) / static_cast<std::uint64_t>(kMebibyte)
              << " MiB, saved and loaded under a budget of " << budget << " MiB: the process held " << most
              << " MiB at most\n";
    if (before != after)
        throw std::runtime_error("the loaded state finishes otherwise than the one that was saved");
    if (most > limit) throw std::runtime_error("that is more than " + std::to_string(limit) + " MiB");
    return 0;
}

}  // namespace
}  // namespace rostra::laws

int main(int count, char** arguments) {
    if (count != 5) {
        std::cerr << "usage: state_memory PLUGIN_FOLDER MIB BUDGET_MIB LIMIT_MIB\n";
        return 2;
    }
    try {
        return rostra::laws::run(arguments[1], std::atoll(arguments[2]), std::atoll(arguments[3]),
                                 std::atoll(arguments[4]));
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}

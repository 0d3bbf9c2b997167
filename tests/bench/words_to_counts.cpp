// SPDX-License-Identifier: Apache-2.0
// What the layout of layers can carry: words by the tokenizer plugin into columns of spans and dictionary
// codes, and those columns into counts, both through the boundary, in batches of 4 MiB on one thread, as the engine hands them over. Beside
// it ICU's own word iterator, which finds the boundaries and does nothing else.
//
//     words_to_counts PLUGIN_FOLDER [--benchmark_…]
#include <benchmark/benchmark.h>
#include <dlfcn.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <functional>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench_text.hpp"
#include "rostra/plugin.hpp"

namespace rostra::bench {
namespace {

constexpr std::size_t kText = std::size_t{32} << 20;
constexpr std::size_t kBatch = std::size_t{4} << 20;

struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

/// Counts of norms: of a batch by code, then added once for each norm by its text.
class Counts {
public:
    void add(const Batch& batch) {
        const ColumnInput column = {{0, true}, 2, ColumnType::dictionary};
        const DictionaryColumn norms = batch.layer(column.input).dictionary(column);
        of_batch_.assign(static_cast<std::size_t>(norms.strings.size()), 0);
        for (const std::int32_t code : norms.codes) ++of_batch_[static_cast<std::size_t>(code)];
        for (std::size_t i = 0; i < of_batch_.size(); ++i) {
            const std::string_view norm = norms.strings[static_cast<std::int64_t>(i)];
            const auto known = counts_.find(norm);
            if (known != counts_.end()) {
                known->second += of_batch_[i];
            } else {
                counts_.emplace(norm, of_batch_[i]);
            }
        }
        tokens_ += norms.codes.size();
    }
    [[nodiscard]] std::size_t tokens() const { return tokens_; }
    [[nodiscard]] std::size_t types() const { return counts_.size(); }

private:
    boost::unordered_flat_map<std::string, std::int64_t, Hash, std::equal_to<>> counts_;
    std::vector<std::int64_t> of_batch_;
    std::size_t tokens_ = 0;
};

/// As much of a host as an analyzer's calls need: it takes what is emitted, and never stops.
class BareHost {
public:
    BareHost() : call_{sizeof(rostra_call), 0, this, fail, should_stop, emit, nullptr, service} {}
    ~BareHost() { release(); }
    BareHost(const BareHost&) = delete;
    BareHost& operator=(const BareHost&) = delete;

    [[nodiscard]] const rostra_call* call() const { return &call_; }
    [[nodiscard]] const ArrowArray* emitted() const { return &emitted_; }
    void release() {
        if (emitted_.release != nullptr) emitted_.release(&emitted_);
    }

private:
    static void fail(const rostra_call* /*call*/, const rostra_failure* why) noexcept {
        std::cerr << view(why->message) << '\n';
    }
    static std::int32_t should_stop(const rostra_call* /*call*/) noexcept { return 0; }
    static rostra_status emit(const rostra_call* call, std::uint32_t /*output*/, ArrowArray* array) noexcept {
        auto* self = static_cast<BareHost*>(call->host);
        self->release();
        self->emitted_ = *array;
        array->release = nullptr;
        return ROSTRA_OK;
    }
    static const void* service(const rostra_call* /*call*/, const char* /*id*/) noexcept { return nullptr; }

    rostra_call call_;
    ArrowArray emitted_{};
};

rostra_value string_option(const char* key, const char* value) {
    rostra_value option{};
    option.type = ROSTRA_VALUE_STRING;
    option.key = str(key);
    option.as.string = str(value);
    return option;
}
rostra_value number_option(const char* key, std::uint32_t type, std::int64_t value) {
    rostra_value option{};
    option.type = type;
    option.key = str(key);
    option.as.integer = value;
    return option;
}

/// The built tokenizer with its default options, as a host would drive it.
class TokenizerPlugin {
public:
    explicit TokenizerPlugin(const std::string& folder) {
        const std::string path = folder + "/tokenizer/tokenizer.so";
        void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
        if (library == nullptr) throw std::runtime_error(dlerror());
        const auto module = reinterpret_cast<const rostra_module* (*)()>(dlsym(library, "rostra_module_0"));
        if (module == nullptr) throw std::runtime_error(path + " is no plugin");
        analyzer_ = reinterpret_cast<const rostra_analyzer*>(module()->components[0]->functions);

        options_ = {string_option("case", "fold"),
                    string_option("form", "nfkc"),
                    string_option("apostrophes", "fold"),
                    number_option("numbers", ROSTRA_VALUE_BOOL, 1),
                    number_option("punctuation", ROSTRA_VALUE_BOOL, 0),
                    number_option("min-length", ROSTRA_VALUE_INT, 1),
                    number_option("keep-noise", ROSTRA_VALUE_BOOL, 0)};
        table_.type = ROSTRA_VALUE_TABLE;
        table_.as.list = {options_.data(), static_cast<std::int64_t>(options_.size())};
        noise_ = {sizeof(rostra_binding), ROSTRA_LAYER, str("noise"), str("noise"), nullptr};
        setup_ = {sizeof(rostra_setup),
                  0,
                  &table_,
                  str("tokenizer"),
                  str(folder),
                  1,
                  0,
                  &inputs_,
                  nullptr,
                  str("tokenizer"),
                  str("tokens")};
        require(analyzer_->base.create(host_.call(), &setup_, &instance_));
        require(analyzer_->open(host_.call(), instance_, nullptr, &worker_));
    }
    ~TokenizerPlugin() {
        analyzer_->close(worker_);
        analyzer_->base.destroy(instance_);
    }
    TokenizerPlugin(const TokenizerPlugin&) = delete;
    TokenizerPlugin& operator=(const TokenizerPlugin&) = delete;

    /// The layer `token` of one document; valid until the next call.
    const ArrowArray* tokens(std::string_view text, std::string_view language) {
        constexpr std::int64_t kOrdinal = 0;
        const rostra_str id = str("text");
        const rostra_str bytes = str(text);
        const rostra_str tag = str(language);
        const ArrowArray* const no_noise = nullptr;
        const rostra_batch batch = {sizeof(rostra_batch), 0, 1, &kOrdinal, &bytes, &id, &tag, &no_noise};
        require(analyzer_->process(host_.call(), instance_, worker_, &batch));
        return host_.emitted();
    }

    [[nodiscard]] const rostra_call* call() const { return host_.call(); }

private:
    static void require(rostra_status status) {
        if (status != ROSTRA_OK) throw std::runtime_error("the tokenizer failed");
    }

    BareHost host_;
    const rostra_analyzer* analyzer_ = nullptr;
    std::vector<rostra_value> options_;
    rostra_value table_{};
    rostra_binding noise_{};
    const rostra_binding* inputs_ = &noise_;
    rostra_setup setup_{};
    void* instance_ = nullptr;
    void* worker_ = nullptr;
};

std::string plugin_folder;

template <class Body>
void for_each_batch(std::string_view text, Body body) {
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = std::min(text.size(), at + kBatch);
        end = end == text.size() ? end : text.rfind('\n', end) + 1;
        body(text.substr(at, end - at));
        at = end;
    }
}

void report(benchmark::State& state, const std::string& text) {
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                            static_cast<std::int64_t>(text.size()));
}

void words_to_counts(benchmark::State& state, const char* language) {
    const std::string text = make_text(language, kText);
    TokenizerPlugin tokenizer(plugin_folder);
    for (auto _ : state) {
        Counts counts;
        for_each_batch(text, [&](std::string_view batch_text) {
            const ArrowArray* tokens = tokenizer.tokens(batch_text, language);
            rostra_batch batch{};
            batch.count = 1;
            batch.input = &tokens;
            counts.add(Batch(tokenizer.call(), &batch));
        });
        state.counters["tokens"] = static_cast<double>(counts.tokens());
        state.counters["types"] = static_cast<double>(counts.types());
    }
    report(state, text);
}

void words(benchmark::State& state, const char* language) {
    const std::string text = make_text(language, kText);
    TokenizerPlugin tokenizer(plugin_folder);
    for (auto _ : state) {
        for_each_batch(text, [&](std::string_view batch) {
            benchmark::DoNotOptimize(tokenizer.tokens(batch, language));
        });
    }
    report(state, text);
}

void boundaries_by_icu(benchmark::State& state, const char* language) {
    const std::string text = make_text(language, kText / 8);
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator* iterator = ubrk_open(UBRK_WORD, language, nullptr, 0, &status);
    UText* utext = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
    for (auto _ : state) {
        ubrk_setUText(iterator, utext, &status);
        std::int32_t words = 0;
        while (ubrk_next(iterator) != UBRK_DONE)
            words += ubrk_getRuleStatus(iterator) != UBRK_WORD_NONE ? 1 : 0;
        benchmark::DoNotOptimize(words);
    }
    if (U_FAILURE(status)) state.SkipWithError(u_errorName(status));
    utext_close(utext);
    ubrk_close(iterator);
    report(state, text);
}

int run(int count, char** arguments) {
    benchmark::Initialize(&count, arguments);
    if (count != 2) {
        std::cerr << "usage: words_to_counts PLUGIN_FOLDER [--benchmark_...]\n";
        return 2;
    }
    plugin_folder = arguments[1];
    for (const char* language : {"en", "de", "fr", "ru", "zh"}) {
        const auto add = [&](const char* name, void (*body)(benchmark::State&, const char*)) {
            benchmark::RegisterBenchmark((std::string(name) + "/" + language).c_str(), body, language)
                ->Unit(benchmark::kMillisecond);
        };
        add("words_to_counts", words_to_counts);
        add("words", words);
        add("boundaries_by_icu", boundaries_by_icu);
    }
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}

}  // namespace
}  // namespace rostra::bench

int main(int count, char** arguments) { return rostra::bench::run(count, arguments); }

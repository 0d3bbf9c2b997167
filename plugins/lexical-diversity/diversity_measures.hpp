// SPDX-License-Identifier: Apache-2.0
// Measures of lexical diversity. A term is a number; N are the tokens of a text, V its types, the different terms.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace rostra::lexical_diversity {

/// V / N, for N > 0 (Johnson 1944). It falls as a text grows.
inline double type_token_ratio(std::uint64_t types, std::uint64_t tokens) {
    return static_cast<double>(types) / static_cast<double>(tokens);
}

/// So many types stand so often.
struct Frequency {
    std::uint64_t frequency;  ///< i > 0
    std::uint64_t types;      ///< V_i
};

/// Yule's characteristic K (Yule 1944, chapter 3), with N > 0 tokens in `spectrum`:
///
///     K = 10^4 (sum over i of i^2 V_i - N) / N^2
///
/// summed here as i (i - 1) V_i, which is the same and loses nothing to cancelling.
inline double yule_k(std::span<const Frequency> spectrum) {
    double tokens = 0, repeated = 0;
    for (const Frequency& f : spectrum) {
        const auto i = static_cast<double>(f.frequency), types = static_cast<double>(f.types);
        tokens += i * types;
        repeated += i * (i - 1) * types;
    }
    return 1e4 * repeated / (tokens * tokens);
}

/// HD-D (McCarthy and Jarvis 2007, 2010), the expected type-token ratio of `draws` tokens drawn without putting back,
/// on the scale from 0 to 1:
///
///     HD-D = 1 / draws * sum over types of (1 - P(none of its i tokens is drawn)),
///     P(none) = C(N - i, draws) / C(N, draws) = product over d = 0 … draws - 1 of (N - i - d) / (N - d)
///
/// The product needs no factorial and no logarithm. Of fewer tokens all are drawn, which gives V / N.
inline double hdd(std::span<const Frequency> spectrum, std::uint64_t draws) {
    std::uint64_t tokens = 0;
    for (const Frequency& f : spectrum) tokens += f.frequency * f.types;
    draws = std::min(draws, tokens);
    double sum = 0;
    for (const Frequency& f : spectrum) {
        double none = 1;
        for (std::uint64_t d = 0; d < draws && none != 0; ++d) {
            const std::uint64_t others = tokens - f.frequency;
            none *= d < others ? static_cast<double>(others - d) / static_cast<double>(tokens - d) : 0;
        }
        sum += (1 - none) * static_cast<double>(f.types);
    }
    return sum / static_cast<double>(draws);
}

/// Counts the terms of one text after another.
class Tally {
public:
    /// For terms below `terms`.
    explicit Tally(std::size_t terms) : counts_(terms) {}

    void add(std::uint32_t term) {
        if (counts_[term]++ == 0) met_.push_back(term);
        ++tokens_;
    }
    [[nodiscard]] std::uint64_t tokens() const { return tokens_; }
    [[nodiscard]] std::uint64_t types() const { return met_.size(); }

    /// By frequency, ascending.
    [[nodiscard]] std::vector<Frequency> spectrum() const {
        std::vector<std::uint64_t> counts;
        counts.reserve(met_.size());
        for (const std::uint32_t term : met_) counts.push_back(counts_[term]);
        std::sort(counts.begin(), counts.end());
        std::vector<Frequency> spectrum;
        for (const std::uint64_t count : counts) {
            if (spectrum.empty() || spectrum.back().frequency != count) spectrum.push_back({count, 0});
            ++spectrum.back().types;
        }
        return spectrum;
    }
    /// Begins the next text.
    void clear() {
        for (const std::uint32_t term : met_) counts_[term] = 0;
        met_.clear();
        tokens_ = 0;
    }

private:
    std::vector<std::uint64_t> counts_;
    std::vector<std::uint32_t> met_;
    std::uint64_t tokens_ = 0;
};

/// MATTR, the moving-average type-token ratio (Covington and McFall 2010): the mean of V / w over all N - w + 1 windows
/// of w consecutive tokens. A text of fewer tokens is one window by itself, and its value V / N.
class MovingAverage {
public:
    MovingAverage(std::size_t terms, std::size_t window) : window_(window), counts_(terms) {}

    void add(std::uint32_t term) {
        if (last_.size() < window_) {
            last_.push_back(term);
        } else {
            types_ -= --counts_[last_[oldest_]] == 0 ? 1u : 0u;
            last_[oldest_] = term;
            oldest_ = oldest_ + 1 == window_ ? 0 : oldest_ + 1;
        }
        types_ += counts_[term]++ == 0 ? 1u : 0u;
        if (last_.size() == window_) {
            sum_ += types_;
            ++windows_;
        }
    }
    /// For N > 0.
    [[nodiscard]] double value() const {
        if (windows_ == 0) return type_token_ratio(types_, last_.size());
        return static_cast<double>(sum_) / (static_cast<double>(windows_) * static_cast<double>(window_));
    }
    /// Begins the next text.
    void clear() {
        for (const std::uint32_t term : last_) counts_[term] = 0;
        last_.clear();
        oldest_ = 0;
        types_ = sum_ = windows_ = 0;
    }

private:
    std::size_t window_;
    std::vector<std::uint32_t> counts_;  // in the window
    std::vector<std::uint32_t> last_;    // the tokens of the window, in a ring
    std::size_t oldest_ = 0;
    std::uint64_t types_ = 0;  // of the window
    std::uint64_t sum_ = 0;    // of the types of all windows
    std::uint64_t windows_ = 0;
};

/// MTLD, the measure of textual lexical diversity (McCarthy 2005; McCarthy and Jarvis 2010), of one direction: a factor
/// ends, and the next begins, with the token at which the type-token ratio since its beginning has come down to the
/// factor size (.72). What is left at the end, of type-token ratio r, is the part (1 - r) / (1 - .72) of a factor.
///
///     MTLD = (N / factors from the first token on + N / factors from the last token back) / 2
class Factors {
public:
    Factors(std::size_t terms, double size) : size_(size), factor_of_(terms) {}

    void add(std::uint32_t term) {
        ++text_;
        ++tokens_;
        types_ += factor_of_[term] != factor_ ? 1u : 0u;
        factor_of_[term] = factor_;
        if (type_token_ratio(types_, tokens_) > size_) return;
        ++whole_;
        begin_factor();
    }
    /// N / factors, for N > 0; N where no token repeats, so that there is no part of a factor.
    [[nodiscard]] double mean_length() const {
        double factors = static_cast<double>(whole_);
        if (tokens_ != 0) factors += (1 - type_token_ratio(types_, tokens_)) / (1 - size_);
        return factors > 0 ? static_cast<double>(text_) / factors : static_cast<double>(text_);
    }
    /// Begins the next text.
    void clear() {
        begin_factor();
        whole_ = text_ = 0;
    }

private:
    void begin_factor() {
        types_ = tokens_ = 0;
        if (++factor_ != 0) return;
        std::fill(factor_of_.begin(), factor_of_.end(), 0u);  // after four thousand million factors
        factor_ = 1;
    }

    double size_;
    std::vector<std::uint32_t> factor_of_;  // by term, the last factor that it stood in
    std::uint32_t factor_ = 1;
    std::uint64_t types_ = 0, tokens_ = 0;  // of the factor
    std::uint64_t whole_ = 0;               // factors that ended
    std::uint64_t text_ = 0;                // N
};

}  // namespace rostra::lexical_diversity

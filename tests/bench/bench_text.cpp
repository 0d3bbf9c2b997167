// SPDX-License-Identifier: Apache-2.0
#include "bench_text.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <stdexcept>
#include <vector>

namespace rostra::bench {
namespace {

constexpr std::size_t kWords = 20'000;

/// A language's letters, each as often as it is common, parted by spaces; the marks that stand in its
/// sentences.
struct Look {
    std::string_view language;
    std::string_view letters;
    std::string_view comma;
    std::string_view stop;
    std::string_view quote_open;
    std::string_view quote_close;
};

constexpr Look kLooks[] = {
    {"en", "e e e e e e t t t t a a a a o o o o i i i n n n s s s h h h r r r d d l l c u m w f g y p b v k",
     ", ", ". ", "\"", "\" "},
    {"de",
     "e e e e e e e n n n n i i i s s s r r r a a a t t t d d h h u u l l c g m o b w f k z v p ä ü ö ß",
     ", ", ". ", "„", "“ "},
    {"fr",
     "e e e e e e s s s s a a a i i i t t t n n n r r r u u u l l l o o d d c c p m é é v q f b g h j à è ê "
     "ç ’",
     ", ", ". ", "« ", " » "},
    {"ru",
     "о о о о о е е е е а а а а и и и н н н т т т с с с р р р в в в л л к к м м д д п п у я ы ь г з б ч й х "
     "ж",
     ", ", ". ", "«", "» "},
};

// Common words, to be met again and again: what dictionary and text have in common in real Chinese.
constexpr std::string_view kChinese =
    "的 是 在 我们 中国 人民 国际 合作 经济 发展 社会 政府 问题 工作 今天 记者 会议 介绍 情况 他们 进行 可以 "
    "已经 表示 "
    "和 了 有 不 这 也 就 都 对 与 为 等 从 到 说 要 将 以 及 国家 世界 疫情 防控 支持 加强 重要 建设 企业 "
    "市场 技术 "
    "研究 教育 文化 历史 城市 农村 环境 保护 安全 健康 医院 医生 学生 学校 老师 朋友 时间 地方 生活 电话 "
    "北京 上海";

std::vector<std::string> split(std::string_view words) {
    std::vector<std::string> out;
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        if (end > 0) out.emplace_back(words.substr(0, end));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return out;
}

/// Ranks from 0 to n - 1, each as often as Zipf's law has it.
class Zipf {
public:
    explicit Zipf(std::size_t n) {
        double sum = 0;
        for (std::size_t rank = 1; rank <= n; ++rank) {
            sum += 1.0 / static_cast<double>(rank);
            up_to_.push_back(sum);
        }
    }
    std::size_t operator()(std::mt19937_64& random) const {
        const double at = static_cast<double>(random() >> 11) * 0x1p-53 * up_to_.back();
        return static_cast<std::size_t>(std::lower_bound(up_to_.begin(), up_to_.end(), at) - up_to_.begin());
    }

private:
    std::vector<double> up_to_;
};

// The commoner a word, the shorter: two letters and up, as the logarithm of its rank.
std::vector<std::string> make_words(const std::vector<std::string>& letters, std::mt19937_64& random) {
    std::vector<std::string> words;
    for (std::size_t rank = 0; rank < kWords; ++rank) {
        const auto length =
            2 + static_cast<std::size_t>(std::log2(static_cast<double>(rank) + 2) / 2.2) + random() % 3;
        std::string word;
        for (std::size_t i = 0; i < length; ++i) word += letters[random() % letters.size()];
        words.push_back(std::move(word));
    }
    return words;
}

// The first letter as a capital, where it has one in the tables above.
std::string capitalized(const std::string& word) {
    std::string out = word;
    const auto first = static_cast<unsigned char>(out[0]);
    if (first >= 'a' && first <= 'z') out[0] = static_cast<char>(first - ('a' - 'A'));
    if (first == 0xD0 && static_cast<unsigned char>(out[1]) >= 0xB0)
        out[1] = static_cast<char>(out[1] - 0x20);
    return out;
}

std::string make_chinese(std::size_t bytes, std::mt19937_64& random) {
    const std::vector<std::string> words = split(kChinese);
    const Zipf zipf(words.size());
    std::string text;
    while (text.size() < bytes) {
        for (std::uint64_t left = 5 + random() % 15; left > 0; --left) text += words[zipf(random)];
        text += random() % 3 == 0 ? "。" : "，";
        if (random() % 20 == 0) text += '\n';
    }
    return text;
}

}  // namespace

std::string make_text(std::string_view language, std::size_t bytes) {
    std::mt19937_64 random(20'26);
    if (language == "zh") return make_chinese(bytes, random);
    const auto* look = std::find_if(std::begin(kLooks), std::end(kLooks),
                                    [&](const Look& l) { return l.language == language; });
    if (look == std::end(kLooks)) throw std::invalid_argument("no look for this language");
    const std::vector<std::string> words = make_words(split(look->letters), random);
    const Zipf zipf(words.size());
    std::string text;
    while (text.size() < bytes) {
        const bool quoted = random() % 12 == 0;
        if (quoted) text += look->quote_open;
        for (std::uint64_t left = 6 + random() % 24, first = left; left > 0; --left) {
            const std::string& word = words[zipf(random)];
            text += left == first || random() % 15 == 0 ? capitalized(word) : word;
            if (random() % 60 == 0) text += " " + std::to_string(random() % 2'000);
            if (left > 1) text += random() % 12 == 0 ? look->comma : " ";
        }
        text += look->stop;
        if (quoted) text += look->quote_close;
        if (random() % 6 == 0) text += "\n\n";
    }
    return text;
}

}  // namespace rostra::bench

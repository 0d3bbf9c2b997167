// SPDX-License-Identifier: Apache-2.0
#include "engine/array_store.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "document/copy_array.hpp"
#include "rostra/row_builders.hpp"
#include "support/temporary_folder.hpp"
#include "unit/document/shown_rows.hpp"

namespace rostra::core {
namespace {

const Shape kShape{true,
                   {{"word", rostra::ColumnType::dictionary, {}}, {"text", rostra::ColumnType::string, {}}}};

/// A layer that no other has the like of.
SharedArray layer(int number) {
    rostra::LayerBuilder<rostra::Dictionary, rostra::Text> words;
    words.begin_document();
    words.add({0, 1}, "w" + std::to_string(number), "t" + std::to_string(number));
    words.begin_document();
    words.add({number, number + 1}, "w", "");
    return std::make_shared<const OwnedArray>(words.take());
}
std::vector<std::string> rows(int number) {
    const std::string n = std::to_string(number);
    return {"0 0 1 w" + n + " t" + n, "1 " + n + " " + std::to_string(number + 1) + " w "};
}

class ArrayStoreTest : public ::testing::Test {
protected:
    void SetUp() override {
        Result<std::unique_ptr<Scratch>> made = Scratch::in(folder_.path());
        ASSERT_TRUE(made);
        scratch_ = *std::move(made);
    }
    static ArrayStore::Kept put(ArrayStore& store, SharedArray array) {
        Result<ArrayStore::Kept> kept = store.put(std::move(array), kShape);
        EXPECT_TRUE(kept) << kept.error().message;
        return *std::move(kept);
    }
    static std::vector<std::string> got(const ArrayStore& store, const ArrayStore::Kept& kept) {
        const Result<SharedArray> array = store.get(kept, kShape);
        return array ? shown_rows(*(*array)->get(), kShape) : std::vector<std::string>{array.error().message};
    }

    test::TemporaryFolder folder_;
    std::unique_ptr<Scratch> scratch_;
    const std::size_t size_ = memory_of(*layer(1)->get(), kShape);  // of each with a number below 10
};

TEST_F(ArrayStoreTest, KeepsTheArrayItselfWithinItsBudget) {
    ArrayStore store(*scratch_, 2 * size_);
    const SharedArray array = layer(1);
    const ArrayStore::Kept kept = put(store, array);
    EXPECT_FALSE(kept.empty());
    EXPECT_EQ(store.memory(), size_);
    EXPECT_EQ((*store.get(kept, kShape))->get(), array->get());
    EXPECT_EQ(scratch_->bytes(), 0U);
}

TEST_F(ArrayStoreTest, SpillsWhatIsBeyondItsBudget) {
    ArrayStore store(*scratch_, 2 * size_);
    std::vector<ArrayStore::Kept> kept;
    for (int i = 1; i <= 5; ++i) kept.push_back(put(store, layer(i)));
    EXPECT_EQ(store.memory(), 2 * size_);
    EXPECT_GT(scratch_->bytes(), 0U);
    for (int i = 1; i <= 5; ++i) EXPECT_EQ(got(store, kept[static_cast<std::size_t>(i - 1)]), rows(i));
}

TEST_F(ArrayStoreTest, SpillsEverythingWithoutABudget) {
    ArrayStore store(*scratch_, 0);
    const ArrayStore::Kept kept = put(store, layer(7));
    EXPECT_EQ(store.memory(), 0U);
    EXPECT_EQ(got(store, kept), rows(7));
    EXPECT_EQ(got(store, kept), rows(7));  // as often as it is asked for
}

TEST_F(ArrayStoreTest, HasRoomAgainOnceAnArrayIsDropped) {
    ArrayStore store(*scratch_, size_);
    ArrayStore::Kept first = put(store, layer(1));
    EXPECT_EQ(store.memory(), size_);
    {
        const Result<SharedArray> still_used = store.get(first, kShape);
        first = ArrayStore::Kept();
        EXPECT_EQ(store.memory(), size_);  // by whoever got it
    }
    EXPECT_TRUE(first.empty());
    EXPECT_EQ(store.memory(), 0U);
    EXPECT_EQ(got(store, put(store, layer(2))), rows(2));
    EXPECT_EQ(scratch_->bytes(), 0U);
}

TEST_F(ArrayStoreTest, ReleasesAnArrayThatWasSpilled) {
    ArrayStore store(*scratch_, 0);
    SharedArray array = layer(1);
    const std::weak_ptr<const OwnedArray> watched = array;
    const ArrayStore::Kept kept = put(store, std::move(array));
    EXPECT_TRUE(watched.expired());
}

TEST_F(ArrayStoreTest, GivesToManyThreadsWhileOnePuts) {
    ArrayStore store(*scratch_, 3 * size_);
    std::vector<ArrayStore::Kept> kept;
    for (int i = 0; i < 8; ++i) kept.push_back(put(store, layer(i)));
    std::vector<std::thread> readers;
    for (int t = 0; t < 3; ++t) {
        readers.emplace_back([&] {
            for (int i = 0; i < 8; ++i) EXPECT_EQ(got(store, kept[static_cast<std::size_t>(i)]), rows(i));
        });
    }
    std::vector<ArrayStore::Kept> later;
    for (int i = 8; i < 20; ++i) later.push_back(put(store, layer(i)));
    for (std::thread& reader : readers) reader.join();
    for (int i = 8; i < 20; ++i) EXPECT_EQ(got(store, later[static_cast<std::size_t>(i - 8)]), rows(i));
}

}  // namespace
}  // namespace rostra::core

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <thread>

#include "lawless_breach.hpp"

namespace lawless {

inline std::atomic<std::int64_t> documents_of_all_workers = 0;

class Numbers {
public:
    explicit Numbers(const rostra::Setup& setup) : breach_(setup), token_(setup.input("token")) {
        if (breach_.is("needs-optional") && !token_.present) throw std::runtime_error("it needs tokens");
    }

    struct Worker {
        std::int64_t documents = 0;
    };

    void process(const rostra::Call& call, Worker& worker, const rostra::Batch& batch) const {
        if (breach_.is("crashes")) std::abort();
        if (breach_.is("exits")) std::_Exit(0);
        while (breach_.is("hangs")) std::this_thread::sleep_for(std::chrono::milliseconds(10));
        if (breach_.is("prints")) std::puts("a document more");

        rostra::LayerBuilder<rostra::Int64, rostra::Text> layer;
        for (std::int64_t i = 0; i < batch.size(); ++i) {
            if (breach_.is("stops-as-failure") && call.should_stop())
                throw std::runtime_error("it was told to stop");
            if (!breach_.is("never-asks")) call.check_stop();
            ++worker.documents;
            ++documents_of_all_workers;
            const std::string_view text = batch[i].text();
            if (breach_.is("crashes-on-nul") && text.starts_with('\0')) std::abort();
            layer.begin_document();
            const bool plain = !text.empty() && static_cast<unsigned char>(text[0]) < 0x80;
            if (plain)
                layer.add({0, 1}, number(worker, i), breach_.is("emits-what-it-likes") ? "\xFF" : "word");
        }
        emit(call, layer.take());
    }

private:
    [[nodiscard]] std::int64_t number(const Worker& worker, std::int64_t place) const {
        if (breach_.is("batch-shows")) return place;
        if (breach_.is("worker-remembers")) return worker.documents;
        if (breach_.is("workers-share")) return documents_of_all_workers;
        return 1;
    }

    void emit(const rostra::Call& call, ArrowArray array) const {
        try {
            call.emit(0, array);
        } catch (const rostra::Refused&) {
            if (breach_.is("hides-refused")) return;
            if (breach_.is("keeps-refused")) lost = std::malloc(1000);
            throw;
        }
    }

    inline static void* volatile lost = nullptr;

    Breach breach_;
    rostra::Input token_;
};

}  // namespace lawless

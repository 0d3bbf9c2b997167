// SPDX-License-Identifier: Apache-2.0
#include "config/resolved.hpp"

#include <gtest/gtest.h>

#include <string>

#include "unit/config/sample_catalogue.hpp"

namespace rostra::core {
namespace {

TEST(ResolvedPipeline, IsThePipelineWithNothingLeftToGuess) {
    PipelineRequest request = request_for(R"(rostra = 1
[input]
paths = ["texts/*.txt"]
metadata = "documents.csv"
[[stage]]
use = "speakers"
as = { turn = "speech" }
[stage.with]
aliases = { "Mr. Guo" = "Guo Yezhou" }
[[stage]]
use = "tokenizer"
[output]
layers = ["token"]
)");
    request.jobs = 2;
    EXPECT_EQ(resolved(plan_of(request)), R"({
  "rostra": 1,
  "pipeline": {
    "name": "p"
  },
  "input": {
    "paths": [
      "/home/analysis/texts/*.txt"
    ],
    "reader": "text",
    "treat-as-text": false,
    "encoding": "auto",
    "on-bad-bytes": "error",
    "language": "auto",
    "metadata": "/home/analysis/documents.csv",
    "text": {}
  },
  "run": {
    "jobs": 2,
    "memory": 4294967296,
    "unpacked": 68719476736,
    "patience": 600
  },
  "stage": [
    {
      "use": "speakers",
      "id": "speakers",
      "as": {
        "turn": "speech"
      },
      "with": {
        "aliases": {
          "Mr. Guo": "Guo Yezhou"
        }
      }
    },
    {
      "use": "tokenizer",
      "id": "tokenizer",
      "with": {
        "min-length": 1
      }
    }
  ],
  "output": {
    "dir": "/home/analysis/out",
    "formats": [
      "csv"
    ],
    "layers": [
      "token"
    ],
    "keep": false,
    "csv": {
      "delimiter": ","
    }
  }
})");
}

TEST(ResolvedPipeline, HasNothingOfTheMachineInWhatDecidesTheFindings) {
    PipelineRequest request = request_for(R"(rostra = 1
[input]
paths = ["texts/*.txt"]
metadata = "sets/documents.csv"
[[stage]]
use = "tokenizer"
[output]
layers = ["token"]
)");
    request.jobs = 2;
    EXPECT_EQ(
        resolved_analysis(plan_of(request)).dump(),
        R"({"rostra":1,"pipeline":{"name":"p"},"input":{"reader":"text","treat-as-text":false,"encoding":"auto",)"
        R"("on-bad-bytes":"error","language":"auto","metadata":"documents.csv","text":{}},)"
        R"("stage":[{"use":"tokenizer","id":"tokenizer","with":{"min-length":1}}],"output":{"layers":["token"]}})");
}

TEST(ResolvedPipeline, SaysWhatWritersReadInPlaceOfWhatTheyAskFor) {
    const std::string text = resolved(plan_of(R"(rostra = 1
[[stage]]
use = "tokenizer"
as = { token = "word" }
[output]
formats = ["report", "csv"]
from = { report = { token = "word" } }
[output.report]
title = "Words"
)"));
    EXPECT_EQ(text.substr(text.find("  \"output\"")), R"(  "output": {
    "dir": "/home/analysis/out",
    "formats": [
      "report",
      "csv"
    ],
    "layers": [],
    "keep": true,
    "from": {
      "report": {
        "token": "word"
      }
    },
    "report": {
      "title": "Words"
    },
    "csv": {
      "delimiter": ","
    }
  }
})");
}

}  // namespace
}  // namespace rostra::core

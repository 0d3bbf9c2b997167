// SPDX-License-Identifier: Apache-2.0
#include "evidence_models.hpp"

#include "label_evidence.hpp"
#include "rostra/analysis/language/word_list.hpp"
#include "speech_features.hpp"

namespace rostra::speakers {

EvidenceModels EvidenceModels::load(const Data& data) {
    return {TreeModel(WordList(data.read("weights/labels.txt")), kLabelFeatureNames),
            TreeModel(WordList(data.read("weights/speech.txt")), kSpeechFeatureNames)};
}

}  // namespace rostra::speakers

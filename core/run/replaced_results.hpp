// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>

namespace rostra::core {

/// Removes results from a folder, by their paths below it, with the folders that this leaves empty. Links are neither
/// followed nor, on the way to a result, passed. What cannot be removed stays.
void remove_results(int folder, const std::set<std::string>& names);

/// Removes the folders above these paths that are empty.
void remove_emptied_folders(int folder, const std::set<std::string>& names);

/// Moves what is in `from` to `to`, into the folders of the same name, but for these results that could not be removed.
/// What has the name of a thing that is there is put beside it as "NAME~". What cannot be moved stays.
void move_contents(int from, int to, const std::set<std::string>& but);

}  // namespace rostra::core

# SPDX-License-Identifier: Apache-2.0
"""All recipes: a function of a repository that gives the documents of a set, by the set's name."""
import as_it_stands
import plays
import sittings
import talks

BY_SET = {**plays.RECIPES, **sittings.RECIPES, **as_it_stands.RECIPES, **talks.RECIPES}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/source_place.hpp"
#include "config/document_columns.hpp"
#include "config/file_list.hpp"
#include "manifest/catalogue.hpp"
#include "manifest/manifest.hpp"
#include "manifest/option_value.hpp"

namespace rostra::core {

/// "No such index": a producer that is the host, an input that is absent.
inline constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// A layer or a table of the run, made by a stage or by the host.
struct Product {
    /// As the pipeline knows it: after `as`; of an internal one, behind its stage's id and a dot. No two have one name,
    /// but for a layer `fact` in place of the host's.
    std::string name;
    ProductKind kind = ProductKind::layer;
    std::string doc;
    std::vector<ColumnSpec> columns;  ///< of a layer: beyond begin and end
    ViewSpec view;                    ///< how it is best shown
    /// A layer of readers by default that a stage could write: what asks for it asks for that stage, and only what takes a layer
    /// where it is there takes it.
    bool incidental = false;
    bool internal = false;  ///< only components of its stage read it
    bool disjoint = false;
    std::size_t stage = kNone;      ///< index in Plan::stages of the producer; kNone: the host or readers
    std::size_t component = kNone;  ///< index in that stage's `components`
    std::size_t output = kNone;     ///< index in that component's `outputs`
    std::vector<std::size_t>
        readers;  ///< indices in Plan::readers of those that write it; the host's has none
    /// A layer can be read by components of this phase that run later, and of any later phase.
    /// A table is finished at the end of this phase.
    std::size_t phase = 0;
    bool needed_later = false;      ///< a component of a later phase reads it
    bool needed_by_writer = false;  ///< a writer reads it, or the run keeps it
};

/// What is handed to a component at one input position.
struct BoundInput {
    std::string name;      ///< the product's name; of an absent one, the name the manifest asks for
    std::string declared;  ///< the name the manifest asks for; "": an option or `every` brings it
    ProductKind kind = ProductKind::layer;
    std::size_t product = kNone;  ///< index in Plan::products; kNone: optional, and nothing provides it
    /// Indices in Product::columns, in the order the children are handed over (a layer's come after begin, end).
    std::vector<std::size_t> columns;
    bool at_open =
        false;  ///< a table that an aggregator has from its states' opening on, so of an earlier phase
};

/// One component of a plugin as a stage uses it.
/// What a value of an option of type layer, column or fact names among the inputs of a component.
struct NamedInput {
    enum class Kind { word, layer, column, fact };
    std::string option;
    std::size_t item = 0;  ///< its place in the option's list; 0 where the option is no list
    Kind kind = Kind::word;
    std::size_t input =
        kNone;  ///< index in ComponentPlan::inputs; kNone: a word, or the component does not read it
    std::size_t child = 0;  ///< which child of the input's struct holds the values
    std::size_t names = 0;  ///< of a fact: which child holds the facts' names
    std::string fact;       ///< of a fact: its name
};

/// What `from` says of a stage: another layer or table takes the place of the one that its manifest asks for.
struct Redirection {
    std::string declared;  ///< in the manifest
    std::string name;      ///< in the pipeline
    SourcePlace place;
};

struct ComponentPlan {
    std::size_t index = 0;  ///< in Manifest::components
    std::string name;
    ComponentKind kind = ComponentKind::analyzer;
    bool commutative = false;
    /// Which pass over the documents it runs in; of an aggregator also the phase at whose end it finishes.
    /// Readers are of phase 0, writers of the last.
    std::size_t phase = 0;
    /// First the layers and tables that the manifest lists, in its order; then those that options name.
    std::vector<BoundInput> inputs;
    std::vector<std::size_t> outputs;  ///< indices in Plan::products, in the manifest's order
    /// Of every value of the stage's options that can name an input.
    std::vector<NamedInput> named = {};
};

/// A plugin put to use with its options: a stage, the reader, or a writer.
struct StagePlan {
    const CatalogueEntry* plugin = nullptr;  ///< borrowed from the catalogue, which outlives the plan
    std::string id;                          ///< of the stage; of a reader or writer, the plugin's id
    SourcePlace place;  ///< where the pipeline says `use`; unknown for what is used by default
    /// A table in the manifest's order: every option that was set or has a default. Checked: a float is a float, sizes
    /// are bytes, paths are absolute. Each value's place is where it was written; a default has none.
    OptionValue options{OptionValue::Table{}, {}};
    /// What `as` says: name in the manifest, name in the pipeline.
    std::vector<std::pair<std::string, std::string>> renames;
    std::vector<Redirection> redirections;  ///< what `from` says
    bool by_default = false;                ///< a reader that the pipeline does not name
    /// Of a stage its analyzers and aggregators, of a reader or writer its only component of that kind.
    std::vector<ComponentPlan> components;
};

/// A component of a stage, in Plan::order.
struct Step {
    std::size_t stage = 0;      ///< index in Plan::stages
    std::size_t component = 0;  ///< index in that stage's `components`
};

/// A file or pattern to read, or a list of files.
struct InputPath {
    enum class Kind : std::uint8_t {
        pattern,         ///< a file; or, where none has that name, a pattern with * and ** as in a shell
        standard_input,  ///< `written` is the id of what is read there
        list             ///< `written` names a list, whose bytes are in `list`
    };
    std::string path;     ///< absolute, normal form; of a list the folder that its relative paths start from
    std::string written;  ///< as the person wrote it, for messages
    SourcePlace place;
    Kind kind = Kind::pattern;
    FileList list = {};
};

/// A reader that is there and that an input does not use, for messages.
struct OtherReader {
    std::string id;
    AcceptedInputs accepts;
};

/// Some of the inputs, and how their bytes are read: [input], or one of several [[input]].
struct InputPlan {
    std::vector<InputPath> paths;  ///< empty: neither the pipeline nor the command line names any
    /// Absolute folder that document ids start below; "": the folder that holds the inputs of all that name no root.
    std::string root;
    SourcePlace root_place;
    std::string encoding = "auto";  ///< "auto", or a name for ICU
    SourcePlace encoding_place;
    bool replace_bad_bytes = false;  ///< else malformed bytes are an error of their document
    bool treat_as_text = false;      ///< whatever a document's bytes say that it is
    /// Documents whose bytes say that they are no prose (HTML, PDF, a picture, …) are set aside: where the plain reader
    /// hands files on as they are, and `treat_as_text` is not said.
    bool refuses_formats = false;
    std::string language = "auto";  ///< BCP 47, or "auto"
    std::string metadata;           ///< absolute path of a CSV file; "": none
    SourcePlace metadata_place;
    std::string corrections;  ///< absolute path of a TOML file; "": none
    SourcePlace corrections_place;
    std::vector<std::size_t>
        readers;  ///< indices in Plan::readers, in the order they are tried; at least one
    std::size_t plain_reader = kNone;  ///< that of the plain reader; kNone: it is none of them
    std::vector<OtherReader> other_readers;
};

struct RunPlan {
    std::size_t jobs = 0;                              ///< threads; 0: all processors
    std::uint64_t memory = std::uint64_t{4} << 30;     ///< bytes that all states may hold
    std::uint64_t unpacked = std::uint64_t{64} << 30;  ///< bytes that all archives together may unpack to
    std::int64_t patience = 600;  ///< seconds until a call that has not come back is told of; 0: never
};

/// The plugin that writes the report, the only results that can be built again from a finished run.
inline constexpr const char* kReport = "report";
inline constexpr const char* kReportPage = "report.html";

struct OutputPlan {
    std::string dir;  ///< absolute
    SourcePlace dir_place;
    /// The run keeps what its writers read, so that the report can be built again.
    bool keep = false;
    std::vector<std::size_t> layers;  ///< indices in Plan::products of the layers to write out
    std::vector<StagePlan> writers;   ///< in the order of `formats`
};

/// kNone for each of kDocumentCounts.
inline constexpr CountsOf<std::size_t> kNothingCounted = [] {
    CountsOf<std::size_t> none{};
    none.fill(kNone);
    return none;
}();

/// A checked pipeline: all that the engine needs to know, and nothing it has to check again.
///
/// Phases. A phase is one pass over all documents. A component is in the first phase in which it can run: a layer is
/// there in the phase that makes it, a table only once its phase is over. So an analyzer that reads a table is in a later
/// phase than the table; an aggregator reads tables when it finishes and needs them to be of its own phase at most, but for
/// those it has at its states' opening, which are of an earlier one.
struct Plan {
    std::string name;
    std::string file;  ///< the pipeline file, as messages show it
    std::string text;  ///< its text, byte for byte
    /// In the file's order, on which no result depends; at least one. The command line's inputs are one.
    std::vector<InputPlan> inputs = std::vector<InputPlan>(1);
    /// What is to be said of the pipeline's settings that do not hold, as the command line names other inputs.
    std::vector<std::string> input_warnings;
    /// Those of all inputs. Inputs share a reader that has the same options for both.
    std::vector<StagePlan> readers;
    bool marks_captions =
        false;  ///< a stage makes `noise`, the layer that tells what captions have between their words
    RunPlan run;
    OutputPlan output;
    std::vector<StagePlan> stages;  ///< by their first component in `order`
    /// Every component of every stage: by phase, and within a phase each after those it reads from (layers for analyzers
    /// and aggregators, tables for the finishing of aggregators); the file's order breaks ties.
    std::vector<Step> order;
    std::vector<Product>
        products;  ///< the host's `fact`, `document` and `source` first, then the readers', then the stages'
    std::size_t phases = 1;  ///< how many; at least 1
    std::size_t fact = 0;    ///< index of the host's layer `fact`: name (dictionary), value (string)
    std::size_t correction =
        kNone;  ///< of its layer `correction`, which is there where the input names a file of them
    std::size_t document = 1;  ///< index of the host's table `document`, which only writers read
    std::size_t source = 2;    ///< index of its layer `source`: where in the inputs the texts come from
    /// Of each of kDocumentCounts the layer whose rows it counts; kNone: nobody writes it.
    CountsOf<std::size_t> counted = kNothingCounted;
};

}  // namespace rostra::core

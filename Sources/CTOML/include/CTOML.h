// A TOML 1.0 document as a flat list of nodes, by toml++ (https://marzer.github.io/tomlplusplus/).
//
// This wrapper is necessary because Swift sees C++ only with a mode that spreads to every target that
// uses it, and because C++ exceptions must not reach Swift.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
    /// The most arrays and inline tables within each other.
    CTOML_MAX_NESTING = 32,
    /// The most parts of a dotted key or a table header.
    CTOML_MAX_KEY_PARTS = 16,
};

/// A place in the text: lines and columns start at 1, columns count Unicode code points.
typedef struct {
    uint32_t line;
    uint32_t column;
} CTOMLPosition;

/// UTF-8 that is not terminated by a zero and may hold zeros.
typedef struct {
    const char *_Nullable bytes;
    size_t count;
} CTOMLText;

typedef enum {
    CTOMLString,
    CTOMLInteger,
    CTOMLFloat,
    CTOMLBoolean,
    CTOMLDate,
    CTOMLTime,
    CTOMLDateTime,
    CTOMLArray,
    CTOMLTable,
} CTOMLKind;

/// A value, with the members that its kind gives a meaning; texts belong to the document.
typedef struct {
    CTOMLKind kind;
    CTOMLPosition position;
    /// The name under which a table holds the value; empty in an array and for the root.
    CTOMLText key;
    CTOMLPosition keyPosition;
    /// How many values an array or a table holds; they follow it in the list, each with what it holds.
    size_t children;
    CTOMLText text;
    int64_t integer;
    double number;
    bool boolean;
    uint16_t year;
    uint8_t month, day, hour, minute, second;
    uint32_t nanosecond;
    bool hasOffset;
} CTOMLNode;

typedef struct CTOMLDocument CTOMLDocument;

/// Reads a whole document; the result is freed with `ctoml_free` and is never null but for want of memory.
CTOMLDocument *_Nullable ctoml_parse(const char *_Nullable bytes, size_t count);

void ctoml_free(CTOMLDocument *_Nonnull document);

/// What is wrong with the text and where; false when nothing is.
bool ctoml_error(
    const CTOMLDocument *_Nonnull document, CTOMLText *_Nonnull message, CTOMLPosition *_Nonnull position);

/// A node of a document without an error, by its place in the list, 0 for the root table: a parent before its children, children in the order of the text.
const CTOMLNode *_Nonnull ctoml_node(const CTOMLDocument *_Nonnull document, size_t index);

#ifdef __cplusplus
}
#endif

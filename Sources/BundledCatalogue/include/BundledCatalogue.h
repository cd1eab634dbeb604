#pragma once
#include <stddef.h>

/// One file of the bundled catalogue.
typedef struct {
  /// Its name, such as `transport.csv`.
  const char *_Nonnull name;
  /// Its bytes; not terminated.
  const unsigned char *_Nonnull bytes;
  /// The number of bytes.
  size_t count;
} BundledFile;

/// The files of the bundled catalogue, in alphabetical order.
extern const BundledFile *const _Nonnull bundled_files;

/// The number of files.
extern const size_t bundled_file_count;

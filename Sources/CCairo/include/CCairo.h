#ifndef CCAIRO_H
#define CCAIRO_H

#include <stddef.h>

#pragma clang assume_nonnull begin

/// Draws a picture with the cairo library, which is opened when the first picture is begun, so that
/// a program that draws none starts as fast as one without it.
typedef struct ccairo_picture ccairo_picture;

/// A colour, each part from 0 to 1.
typedef struct {
  double red, green, blue;
} ccairo_colour;

/// Begins a white picture of so many pixels, each unit of length being `scale` of them; NULL where
/// cairo is not installed or the picture is too large, with the reason in `problem`.
ccairo_picture *_Nullable ccairo_begin(double width, double height, double scale,
                                       const char *_Nullable *_Nonnull problem);

/// Draws a line through places, given as x and y in turn; a dash of 0 is an unbroken line.
void ccairo_line(ccairo_picture *picture, const double *places, size_t count, ccairo_colour colour,
                 double width, double dash);

/// Fills the surface that places bound; a hollow one is white with an edge.
void ccairo_surface(ccairo_picture *picture, const double *places, size_t count,
                    ccairo_colour colour, int is_hollow);

/// Fills a disc; a hollow one is white with an edge.
void ccairo_disc(ccairo_picture *picture, double x, double y, double radius, ccairo_colour colour,
                 int is_hollow);

/// Writes UTF-8 words on one line; `anchor` is the share of their width that lies before x.
void ccairo_words(ccairo_picture *picture, const char *words, double x, double y, double size,
                  double anchor, int is_bold, ccairo_colour colour);

/// Ends a picture: its bytes as a PNG file, which the caller frees; NULL where it failed.
unsigned char *_Nullable ccairo_end(ccairo_picture *picture, size_t *length);

#pragma clang assume_nonnull end

#endif

#pragma once

#include "masking/keyed_stream.h"

#include <string_view>

namespace showroom::masking::id {

// The rules of each country's personal number over its letters and digits without separators: whether one like it is
// issued (`…Issued`, the last character aside), the last character (`…Check`), and how drawn characters become one of
// the country's form (`…Settle`). Numbers written without separators never get a leading zero, so that a masked one
// is not taken for a phone number.

bool usIssued(std::string_view id);
void usSettle(char *id, KeyedStream &stream);

bool ukIssued(std::string_view id);
void ukSettle(char *id, KeyedStream &stream);

bool deIssued(std::string_view id);
char deCheck(std::string_view id);
void deSettle(char *id, KeyedStream &stream);

bool frIssued(std::string_view id);
char frCheck(std::string_view id);
void frSettle(char *id, KeyedStream &stream);

bool esIssued(std::string_view id);
char dniCheck(std::string_view id);
char nieCheck(std::string_view id);
void dniSettle(char *id, KeyedStream &stream);
void nieSettle(char *id, KeyedStream &stream);

bool itIssued(std::string_view id);
char itCheck(std::string_view id);
void itSettle(char *id, KeyedStream &stream);

bool nlIssued(std::string_view id);
char nlCheck(std::string_view id);
void nlSettle(char *id, KeyedStream &stream);

bool seIssued(std::string_view id);
char seCheck(std::string_view id);
void seSettle(char *id, KeyedStream &stream);
void seLongSettle(char *id, KeyedStream &stream);

bool noIssued(std::string_view id);
char noCheck(std::string_view id);
void noSettle(char *id, KeyedStream &stream);

bool plIssued(std::string_view id);
char plCheck(std::string_view id);
void plSettle(char *id, KeyedStream &stream);

bool jpIssued(std::string_view id);
char jpCheck(std::string_view id);
void jpSettle(char *id, KeyedStream &stream);

bool krIssued(std::string_view id);
void krSettle(char *id, KeyedStream &stream);

bool inIssued(std::string_view id);
char inCheck(std::string_view id);
void inSettle(char *id, KeyedStream &stream);

bool auIssued(std::string_view id);
char auCheck(std::string_view id);
void auSettle(char *id, KeyedStream &stream);

bool sgIssued(std::string_view id);
char sgCheck(std::string_view id);
void sgSettle(char *id, KeyedStream &stream);

bool mxIssued(std::string_view id);
char mxCheck(std::string_view id);
void mxSettle(char *id, KeyedStream &stream);

bool brIssued(std::string_view id);
char brCheck(std::string_view id);
void brSettle(char *id, KeyedStream &stream);

bool arIssued(std::string_view id);
void arSettle(char *id, KeyedStream &stream);

bool coIssued(std::string_view id);
void coSettle(char *id, KeyedStream &stream);

/// Two digits at a place as a number.
constexpr int pairAt(std::string_view id, std::size_t at)
{
    return (id[at] - '0') * 10 + (id[at + 1] - '0');
}

/// Whether a month and a day exist.
constexpr bool isMonthDay(int month, int day)
{
    return month >= 1 && month <= 12 && day >= 1 &&
           day <= (month == 2                         ? 29
                   : month % 2 == (month < 8 ? 0 : 1) ? 30
                                                      : 31);
}

/// Writes a number of 0 to 99 as two digits.
constexpr void putPair(char *at, int number)
{
    at[0] = char('0' + number / 10);
    at[1] = char('0' + number % 10);
}

} // namespace showroom::masking::id

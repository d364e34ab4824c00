// Cards: the products of the carousel, their variants and details. Knows nothing of sessions.
#pragma once

#include "core/state/turn.hpp"

namespace till {

void on(Turn& turn, const CatalogReceived& event);
void on(Turn& turn, const CatalogRefused& event);
void on(Turn& turn, const CardOpened& event);
void on(Turn& turn, const VariantsOpened& event);
void on(Turn& turn, const VariantChosen& event);
void on(Turn& turn, const DetailsToggled& event);
void on(Turn& turn, const SimilarAsked& event);

}  // namespace till

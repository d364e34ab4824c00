// Blocks of input fields and checkboxes. Knows nothing of addresses, codes or consents.
#pragma once

#include "widget/blocks/column.hpp"
#include "widget/pen/pen.hpp"

#include "core/state/view.hpp"

namespace till {

float draw_fields(Pen& pen, const FieldsBlock& block, Column column);  // each returns the height it took
float draw_agreement(Pen& pen, const CheckboxBlock& block, Column column);

}  // namespace till

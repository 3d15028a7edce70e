#pragma once

#include "plumbline/kit/tokens.h"

#include <QIcon>

namespace plumbline::kit {

/// The line icons of the product. Painted in the text colour of the theme in force, at any size.
enum class Glyph {
    None,
    Today,
    Pipeline,
    Commitments,
    Approvals,
    Receivables,
    Health,
    Customers,
    Conflicts,
    Audit,
    SetUp,
    Import,
    Export,
    Search,
    Filter,
    Columns,
    Close,
    Check,
    ChevronLeft,
    ChevronRight,
    ChevronDown,
    ChevronUp,
    Calendar,
    Lock,
    Unlock,
    Sync,
    Offline,
    Warning,
    Information,
    Help,
    Undo,
    Print,
    Copy,
    Sun,
    Moon,
    Language,
    Person,
    Team,
    Product,
    Region,
    Source,
    Money,
    Ageing,
    Backup,
    File,
    Plus,
    More,
};

/// Where the icon's SVG lies in the resources, such as `:/plumbline/kit/icons/pipeline.svg`; empty for None.
[[nodiscard]] QString glyphPath(Glyph glyph);
/// Follows the theme without being made again.
[[nodiscard]] QIcon icon(Glyph glyph, TextLevel level = TextLevel::Normal);
[[nodiscard]] QPixmap glyphPixmap(Glyph glyph, const QColor &ink, const QSize &size, qreal devicePixelRatio);

} // namespace plumbline::kit

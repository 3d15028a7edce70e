#include "style.h"

#include "ink.h"
#include "plumbline/kit/icons.h"
#include "plumbline/kit/theme.h"
#include "stylepaint.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QStyleOption>
#include <QTabBar>

namespace plumbline::kit {

Style::Style() : QProxyStyle(QStringLiteral("Fusion")) {}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const {
    switch (element) {
    case PE_PanelButtonCommand:
        return stylepaint::pushButton(*painter, *option, buttonWeight(widget));
    case PE_PanelButtonTool:
        return stylepaint::toolButton(*painter, *option);
    case PE_FrameFocusRect:
        // Item views show their current cell by the row, buttons have the ring around their whole face.
        if (qobject_cast<const QAbstractItemView *>(widget) == nullptr && qobject_cast<const QPushButton *>(widget) == nullptr)
            ink::focusRing(*painter, option->rect, tokens().radius());
        return;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame != nullptr && frame->lineWidth > 0)
            return stylepaint::field(*painter, *option);
        return;
    case PE_FrameLineEdit:
        return stylepaint::field(*painter, *option);
    case PE_Frame:
    case PE_FrameTabWidget:
        return ink::panel(*painter, option->rect, 0, Qt::NoBrush, tokens().border);
    case PE_FrameMenu:
    case PE_PanelTipLabel:
        return ink::panel(*painter, option->rect, 0, tokens().raised, tokens().borderStrong);
    case PE_FrameGroupBox:
        return ink::panel(*painter, option->rect, tokens().radius(), Qt::NoBrush, tokens().border);
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return stylepaint::checkBox(*painter, *option);
    case PE_IndicatorRadioButton:
        return stylepaint::radioButton(*painter, *option);
    case PE_PanelItemViewRow:
    case PE_PanelItemViewItem:
        return stylepaint::itemRow(*painter, *option, element == PE_PanelItemViewItem);
    case PE_PanelScrollAreaCorner:
        return; // two bars meet on the surface that scrolls
    case PE_IndicatorHeaderArrow:
        return stylepaint::headerArrow(*painter, *option);
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const {
    switch (element) {
    case CE_HeaderSection:
        return stylepaint::headerSection(*painter, *option);
    case CE_HeaderEmptyArea:
        return painter->fillRect(option->rect, tokens().surface);
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            return stylepaint::headerLabel(*painter, *header);
        break;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton copy = *button;
            stylepaint::tintButtonText(copy, buttonWeight(widget));
            return QProxyStyle::drawControl(element, &copy, painter, widget);
        }
        break;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            return stylepaint::tab(*painter, *tab);
        break;
    case CE_ProgressBarGroove:
        return stylepaint::progressGroove(*painter, *option);
    case CE_ProgressBarContents:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            return stylepaint::progress(*painter, *bar);
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const {
    switch (control) {
    case CC_ScrollBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return stylepaint::scrollBar(*painter, *bar, subControlRect(control, option, SC_ScrollBarSlider, widget));
        break;
    case CC_ComboBox:
        if (const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option))
            return stylepaint::comboBox(*painter, *box, subControlRect(control, option, SC_ComboBoxArrow, widget));
        break;
    case CC_SpinBox:
        if (const auto *box = qstyleoption_cast<const QStyleOptionSpinBox *>(option)) {
            if (box->frame)
                stylepaint::field(*painter, *option);
            if (box->buttonSymbols != QAbstractSpinBox::NoButtons)
                stylepaint::spinArrows(*painter, *box, subControlRect(control, option, SC_SpinBoxUp, widget),
                                       subControlRect(control, option, SC_SpinBoxDown, widget));
            return;
        }
        break;
    case CC_ToolButton:
        // An icon that opens a menu says so itself; the corner arrow beside it would be a second one.
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
            button != nullptr && button->toolButtonStyle == Qt::ToolButtonIconOnly) {
            QStyleOptionToolButton plain(*button);
            plain.features &= ~QStyleOptionToolButton::HasMenu;
            return QProxyStyle::drawComplexControl(control, &plain, painter, widget);
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
                            const QWidget *widget) const {
    if (control == CC_ScrollBar)
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return stylepaint::scrollBarPart(*bar, subControl);
    const QRect rect = QProxyStyle::subControlRect(control, option, subControl, widget);
    const bool field = (control == CC_SpinBox && subControl == SC_SpinBoxEditField) ||
                       (control == CC_ComboBox && subControl == SC_ComboBoxEditField);
    return field ? rect.adjusted(tokens().space(1), 0, 0, 0) : rect;
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const {
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_LineEditContents)
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame != nullptr && frame->lineWidth > 0)
            return rect.adjusted(tokens().space(1), 0, -tokens().space(1), 0);
    return rect;
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const {
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    const Tokens &t = tokens();
    switch (type) {
    case CT_PushButton: {
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool hasText = button == nullptr || !button->text().isEmpty();
        if (buttonWeight(widget) == ButtonWeight::Link)
            return size;
        result.setHeight(t.controlHeight());
        result.setWidth(hasText ? size.width() + t.space(6) : t.controlHeight());
        break;
    }
    case CT_ComboBox:
    case CT_SpinBox:
        // The room subControlRect keeps before the text, and the arrow's.
        result.rwidth() += t.space(4);
        [[fallthrough]];
    case CT_LineEdit:
        result.setHeight(t.controlHeight());
        break;
    case CT_ToolButton:
        result = result.expandedTo(QSize(t.space(7), t.space(7)));
        break;
    case CT_MenuItem:
        result.setHeight(std::max(result.height(), t.space(7)));
        break;
    case CT_TabBarTab:
        result.setHeight(t.space(9));
        break;
    case CT_HeaderSection:
        result.setHeight(t.rowHeight());
        break;
    default:
        break;
    }
    return result;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const {
    const Tokens &t = tokens();
    switch (metric) {
    case PM_ScrollBarExtent:
        return t.space(3);
    case PM_ScrollBarSliderMin:
        return t.space(8);
    case PM_DefaultFrameWidth:
        return t.hairline();
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_TabBarIconSize:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return t.space(4);
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return t.space(4);
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return t.space(2);
    case PM_HeaderMarkSize:
        return t.space(3);
    case PM_HeaderMargin:
        return t.space(2);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returnData) const {
    switch (hint) {
    case SH_Widget_Animation_Duration:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
    case SH_ItemView_ArrowKeysNavigateIntoChildren:
    case SH_ComboBox_Popup:
        return 0;
    case SH_ScrollBar_LeftClickAbsolutePosition:
    case SH_ItemView_ShowDecorationSelected:
    case SH_ScrollView_FrameOnlyAroundContents:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QIcon Style::standardIcon(StandardPixmap standard, const QStyleOption *option, const QWidget *widget) const {
    switch (standard) {
    case SP_ArrowLeft:
    case SP_ArrowBack:
        return icon(Glyph::ChevronLeft);
    case SP_ArrowRight:
    case SP_ArrowForward:
        return icon(Glyph::ChevronRight);
    case SP_MessageBoxInformation:
        return icon(Glyph::Information, TextLevel::Muted);
    case SP_MessageBoxWarning:
    case SP_MessageBoxCritical:
        return icon(Glyph::Warning, TextLevel::Muted);
    case SP_MessageBoxQuestion:
        return icon(Glyph::Help, TextLevel::Muted);
    case SP_LineEditClearButton:
        return icon(Glyph::Close, TextLevel::Muted);
    default:
        return QProxyStyle::standardIcon(standard, option, widget);
    }
}

void Style::polish(QWidget *widget) {
    // Fusion hovers only what it paints itself; our fields and rows react too.
    if (qobject_cast<QAbstractButton *>(widget) != nullptr || qobject_cast<QComboBox *>(widget) != nullptr ||
        qobject_cast<QLineEdit *>(widget) != nullptr || qobject_cast<QScrollBar *>(widget) != nullptr ||
        qobject_cast<QHeaderView *>(widget) != nullptr || qobject_cast<QTabBar *>(widget) != nullptr)
        widget->setAttribute(Qt::WA_Hover);
    QProxyStyle::polish(widget);
}

} // namespace plumbline::kit

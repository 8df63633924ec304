package mashang.local.cli;

import mashang.local.feeding.Pace;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code max}, or how many times faster than real time. */
final class PaceConverter implements ITypeConverter<Pace> {
    @Override
    public Pace convert(String text) {
        if (text.equals("max")) {
            return Pace.MAX;
        }
        try {
            double speed = Double.parseDouble(text);
            if (speed > 0 && speed < 1e9) {
                return new Pace(speed);
            }
        } catch (NumberFormatException e) {
            // told below, the same way
        }
        throw new TypeConversionException("'" + text + "' is neither max nor a number above 0");
    }
}

using System.Globalization;

namespace NeuralSeqGen.Compiler.Model;

/// <summary>
/// The vector widths that a project has code for, in bits, the widest first. 128 is always one of them: every machine has it, so an assembly runs wherever
/// .NET does. Nothing here asks the machine that builds.
/// </summary>
internal sealed record VectorWidths(EquatableArray<int> Bits)
{
    /// <summary>The project property that names them, as the C# compiler hands it on.</summary>
    public const string Option = "build_property.NeuralSeqGenVectorWidths";

    /// <summary>What every project gets that names none.</summary>
    public static VectorWidths All { get; } = new(new[] { 512, 256, 128 }.ToEquatableArray());

    public int Widest => Bits[0];

    /// <summary>The widths that a text names, such as <c>512, 128</c>; all for an empty one.</summary>
    /// <param name="text">The value of the property.</param>
    /// <param name="unknown">What in it is no width; null if everything is one, and then alone the result counts.</param>
    public static VectorWidths Parse(string? text, out string? unknown)
    {
        var names = (text ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries).Select(name => name.Trim()).Where(name => name.Length > 0).ToList();
        unknown = names.FirstOrDefault(name => !All.Bits.Any(bits => Name(bits) == name));
        return names.Count == 0 || unknown is not null ? All : new(All.Bits.Where(bits => bits == All.Bits[All.Bits.Count - 1] || names.Contains(Name(bits))).ToEquatableArray());
    }

    private static string Name(int bits) => bits.ToString(CultureInfo.InvariantCulture);
}

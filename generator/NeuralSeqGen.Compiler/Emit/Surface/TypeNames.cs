using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Emit.Surface;

/// <summary>C# names of the types in generated signatures.</summary>
internal static class TypeNames
{
    public const string Span = "global::System.Span<float>";
    public const string Cancellation = "global::System.Threading.CancellationToken";
    public const string FitOptions = "global::NeuralSeqGen.FitOptions";
    public const string History = "global::NeuralSeqGen.History";
    public const string Evaluation = "global::NeuralSeqGen.Evaluation";
    public const string StreamState = "global::NeuralSeqGen.StreamState";
    public const string Services = "global::NeuralSeqGen.CompilerServices.";

    /// <summary><c>float[,,]</c> and so on; the element alone for no axes.</summary>
    public static string Array(bool isInteger, int axes) => Element(isInteger) + (axes == 0 ? "" : "[" + new string(',', axes - 1) + "]");

    /// <summary>An array of samples: one more axis in front.</summary>
    public static string Batch(bool isInteger, Shape sample) => Array(isInteger, sample.Rank + 1);

    public static string ReadOnlySpan(bool isInteger) => "global::System.ReadOnlySpan<" + Element(isInteger) + ">";

    public static string Element(bool isInteger) => isInteger ? "int" : "float";
}

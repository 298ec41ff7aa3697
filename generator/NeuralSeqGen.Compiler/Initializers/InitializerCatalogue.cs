using System.Collections.Generic;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Initializers;

/// <summary>Names of the initializers (the runtime draws them) and what the compiler must know of each.</summary>
internal static class InitializerCatalogue
{
    public static readonly IReadOnlyList<string> Names =
    [
        "Zeros", "Ones", "Constant", "RandomNormal", "RandomUniform", "TruncatedNormal", "GlorotUniform", "GlorotNormal",
        "HeUniform", "HeNormal", "LecunUniform", "LecunNormal", "Orthogonal", "Identity",
    ];

    /// <summary>
    /// Why an initializer cannot fill a weight of so many axes; null when it can. The leading axes of a kernel of several count as the rows of a matrix for
    /// orthogonal weights.
    /// </summary>
    public static string? Refusal(string name, int rank) => (name, rank) switch
    {
        ("Orthogonal", < 2) => "is defined for weights of two axes or more",
        ("Identity", not 2) => "is defined for matrices",
        _ => null,
    };

    /// <summary>Keras's fans: (in, out) of a matrix, the product of the leading axes in front of both for kernels of more axes, the length for vectors.</summary>
    public static (int In, int Out) Fans(Shape shape) => shape.Rank switch
    {
        0 => (1, 1),
        1 => (shape[0], shape[0]),
        _ => (shape.Take(shape.Rank - 1).Elements, shape.Take(shape.Rank - 2).Elements * shape.Last),
    };
}

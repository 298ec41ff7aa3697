using System;
using System.Collections.Generic;
using NeuralSeqGen.Compiler.Activations;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.Initializers;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>Arguments shared by many layers, with Keras's defaults.</summary>
internal static class CommonLayerArguments
{
    public static readonly IReadOnlyList<Argument> Unary = [Argument.Text("Name"), Argument.Flag("Trainable", true), Argument.Text("From")];

    public static readonly IReadOnlyList<string> Constraints = ["None", "NonNegative", "UnitNorm", "MaxNorm", "MinMaxNorm"];

    /// <summary>Penalties on the output.</summary>
    public static IReadOnlyList<Argument> Activity => [Factor("ActivityL1"), Factor("ActivityL2")];

    /// <summary>Bias, initializers, regularizers and constraints of layers with a kernel.</summary>
    public static readonly IReadOnlyList<Argument> Kernel =
    [
        Argument.Flag("UseBias", true),
        .. Weight("Kernel", "GlorotUniform"),
        .. Weight("Bias", "Zeros"),
        .. Activity,
    ];

    /// <summary>The same of layers whose kernel is depthwise.</summary>
    public static readonly IReadOnlyList<Argument> Depthwise =
    [
        Argument.Flag("UseBias", true), Argument.Integer("DepthMultiplier", 1, 1, SizeLimits.MaxExtent),
        .. Weight("Depthwise", "GlorotUniform"),
        .. Weight("Bias", "Zeros"),
        Factor("ActivityL1"), Factor("ActivityL2"),
    ];

    /// <summary>What layers that run a cell along the steps have besides <see cref="Kernel"/>.</summary>
    public static readonly IReadOnlyList<Argument> Recurrent =
    [
        ActivationArgument("Activation", "Tanh"),
        Argument.Flag("ReturnSequences", false), Argument.Flag("GoBackwards", false), Argument.Flag("Stateful", false), Argument.Flag("Unroll", false),
        Argument.Flag("ZeroOutputForMask", false), Argument.Share("Dropout", 0), Argument.Share("RecurrentDropout", 0), Argument.Texts("InitialState"),
        .. Weight("Recurrent", "Orthogonal"),
    ];

    /// <summary>What recurrent layers with units have besides <see cref="Kernel"/>.</summary>
    public static readonly IReadOnlyList<Argument> Units = [Argument.Integer("Units", null, 1, SizeLimits.MaxExtent), .. Recurrent];

    public static Argument ActivationArgument(string name, string? defaultValue) => Argument.Choice(name, defaultValue, ActivationCatalogue.Names);

    /// <summary>The initializer of a weight that gradients do not change.</summary>
    public static IEnumerable<Argument> Start(string role, string initializer) =>
        [Argument.Choice(role + "Initializer", initializer, InitializerCatalogue.Names), Argument.OptionalReal(role + "InitializerValue")];

    /// <summary>Initializer, regularizers and constraint of a weight, under the prefix of its role.</summary>
    public static IEnumerable<Argument> Weight(string role, string initializer, double value = double.NaN) =>
    [
        Argument.Choice(role + "Initializer", initializer, InitializerCatalogue.Names), Argument.OptionalReal(role + "InitializerValue", value),
        Factor(role + "L1"), Factor(role + "L2"), .. IsMatrix(role) ? [Factor(role + "Orthogonal"), Factor(role + "OrthogonalColumns")] : Array.Empty<Argument>(),
        Argument.Choice(role + "Constraint", "None", Constraints), Argument.OptionalReal(role + "ConstraintValue"),
        Factor(role + "ConstraintMin"), Argument.Real(role + "ConstraintRate", 1, 0, 1),
    ];

    // what can be told to have orthogonal rows
    private static bool IsMatrix(string role) => role is "Kernel" or "Recurrent";

    private static Argument Factor(string name) => Argument.Real(name, 0, min: 0);
}

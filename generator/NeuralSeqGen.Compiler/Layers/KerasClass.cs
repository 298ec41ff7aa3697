using System;
using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>What Keras calls a layer, and where the keys of its config come from.</summary>
/// <param name="Name">Keras's class, or ours where Keras has none.</param>
/// <param name="Keys">
/// The keys in Keras's order: <c>units</c> is the argument Units, <c>pool_size[]</c> its number as a list, <c>n:Units</c> another argument, <c>seed=null</c> a
/// constant, and <c>lora_rank?</c> is left out at its default. Endings such as <c>_initializer</c> are the arguments of a weight.
/// </param>
internal sealed record KerasClass(string Name, string Keys)
{
    /// <summary>The Python module of what Keras lacks; whoever hands a model to Keras refuses it.</summary>
    public const string Ours = "neuralseqgen";

    public const string Layers = "keras.layers";

    /// <summary>Where KerasHub keeps layers that Keras itself lacks, up to the name of the file.</summary>
    public const string Hub = "keras_hub.src.layers.modeling.";

    public string Module { get; init; } = Layers;

    /// <summary>Whether Keras builds it from the shape of its input.</summary>
    public bool IsBuilt { get; init; } = true;

    /// <summary>Whether it has <c>trainable</c> and a policy of types, as all layers but one have, and no function has.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Keys that follow from more than one argument: numbers, flags, texts, lists of numbers, or null.</summary>
    public Func<BoundLayer, IEnumerable<(string Key, object? Value)>> More { get; init; } = _ => [];

    /// <summary>A function of keras.ops, which no Sequential can hold.</summary>
    public bool IsFunction => Module.StartsWith("keras.src.ops", StringComparison.Ordinal);
}

using System;
using NeuralSeqGen.Compiler.Binding;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>One of the layers a wrapper makes of the layer it wraps.</summary>
/// <param name="Path">What stands between the wrapper's name and the names of its weights, such as <c>/forward</c>; empty for nothing.</param>
/// <param name="Adjust">Its arguments, from those that are written.</param>
internal sealed record InnerLayer(string Path, Func<Arguments, Arguments> Adjust);

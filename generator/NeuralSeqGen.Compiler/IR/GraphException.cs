using System;

namespace NeuralSeqGen.Compiler.IR;

/// <summary>A graph that breaks its own rules: always a bug of the compiler, never of the model.</summary>
internal sealed class GraphException(string message) : Exception(message);

using System;

namespace NeuralSeqGen.Compiler.Functions;

/// <summary>
/// An operation of <c>Tensor</c>, under the name of its method. It appends to the graph of the function, which knows the shapes: what does not fit is refused
/// in the words of the plain run, which the method itself is.
/// </summary>
/// <param name="Name">Name of the method; of an operator, the one it has in metadata.</param>
/// <param name="Apply">Appends it: a value, or a list of values.</param>
internal sealed record Operation(string Name, Func<OperationCall, object> Apply);

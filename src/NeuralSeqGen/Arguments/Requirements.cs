using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Refuses calls that need what the model was declared without.</summary>
internal sealed class Requirements(ModelDefinition definition)
{
    /// <exception cref="InvalidOperationException">The model has no loss or no optimizer.</exception>
    public void Training(string method)
    {
        Loss(method);
        if (definition.Optimizer is null)
        {
            throw new InvalidOperationException($"{definition.Name}.{method}: the model is declared without an optimizer: add one such as [RmsProp].");
        }
    }

    /// <exception cref="InvalidOperationException">The model has no loss.</exception>
    public void Loss(string method)
    {
        if (definition.Loss is null)
        {
            throw new InvalidOperationException($"{definition.Name}.{method}: the model is declared without a loss: add one such as [CategoricalCrossentropy].");
        }
    }
}

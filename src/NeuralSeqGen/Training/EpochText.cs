using System.Text;

namespace NeuralSeqGen;

/// <summary>The numbers of an epoch in one line, as Keras prints them: <c>loss: 0.1234 - accuracy: 0.9876 - val_loss: 0.2345</c>.</summary>
internal static class EpochText
{
    public static string Of(Evaluation training, Evaluation? validation)
    {
        var text = new StringBuilder();
        training.AppendTo(text, "");
        if (validation is not null)
        {
            validation.AppendTo(text.Append(" - "), EpochValues.ValidationPrefix);
        }

        return text.ToString();
    }
}

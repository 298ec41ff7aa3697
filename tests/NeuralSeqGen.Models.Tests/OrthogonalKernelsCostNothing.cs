namespace NeuralSeqGen.Models.Tests;

/// <summary>Keras's orthogonal regularizer through compiled code: in the loss once a batch, and in the gradients.</summary>
public class OrthogonalKernelsCostNothing
{
    [Fact]
    public void Loss_HoldsTheMeanCosineOfPairs()
    {
        var model = new Angled();
        var (x, y) = (new float[5, 3], new float[5, 2]);
        using (var edit = model.EditParameters())
        {
            edit.Values.Clear();
            ((float[])[1, 0, 0, 0, 0, 1, 0, 0, 3, 4, 0, 0]).CopyTo(edit["dense_1/kernel"]);
            ((float[])[1, 3, 0, 0, 0, 4, 0, 0]).CopyTo(edit["dense_2/kernel"]);
        }

        // rows: cosines 0, 3/5, 4/5 of three pairs; columns: 3/5 of one
        Assert.Equal(0.5 * (0.6 + 0.8) / 3 + 2 * 0.6, model.Evaluate(x, y).Loss, 1e-6);
    }

    [Fact]
    public void Gradients_AreThoseOfTheLoss()
    {
        var model = new Angled(seed: 3);
        var (x, y) = (RandomData.Floats(1, 7, 3), RandomData.Floats(2, 7, 2));
        float[] gradients = new float[Angled.ParameterCount];
        model.ComputeGradients(x, y, gradients);
        for (int i = 0; i < gradients.Length; i++)
        {
            Assert.Equal((Loss(i, 1e-3f) - Loss(i, -1e-3f)) / 2e-3, gradients[i], 5e-3);
        }

        double Loss(int parameter, float by)
        {
            using (var edit = model.EditParameters())
            {
                edit.Values[parameter] += by;
            }

            double loss = model.Evaluate(x, y).Loss;
            using (var edit = model.EditParameters())
            {
                edit.Values[parameter] -= by;
            }

            return loss;
        }
    }
}
